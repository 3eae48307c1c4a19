"""Which organisation one may ask to join: what one sees."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from rongtong.apps.parties.models import Organisation
from rongtong.apps.parties.queries.directory import numbered
from rongtong.apps.parties.queries.memberships import membership_of
from rongtong.apps.parties.queries.organisations import seen
from rongtong.apps.parties.web.acting import actor_of


def to_join(request: HttpRequest, pk: int) -> Organisation:
    """Give the organisation to join; 404 for a hidden one."""
    record = numbered(pk)
    actor = actor_of(request)
    known = membership_of(record, actor.id) is not None
    if not known and not seen(actor).filter(pk=record.pk).exists():
        raise Http404
    return record
