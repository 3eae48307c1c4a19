"""Which organisation one may ask to join: what one sees, and a hidden one whose credit code one knew."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.queries.directory import numbered
from rongtong.apps.parties.queries.memberships import membership_of
from rongtong.apps.parties.queries.organisations import seen
from rongtong.apps.parties.web.acting import actor_of

KEY = "found_by_code"


def may_ask_to_join(request: HttpRequest, found: Organisation) -> None:
    """Note that the reader named the organisation by its code: the page of joining is open to them now."""
    request.session[KEY] = [*request.session.get(KEY, [])[-9:], found.pk]


def to_join(request: HttpRequest, pk: int) -> Organisation:
    """Give the organisation to join; 404 for a hidden one that the reader only counted up to."""
    record = numbered(pk)
    actor = actor_of(request)
    known = pk in request.session.get(KEY, ()) or membership_of(record, actor.id) is not None
    if not known and not seen(actor).filter(pk=record.pk).exists():
        raise Http404
    return record
