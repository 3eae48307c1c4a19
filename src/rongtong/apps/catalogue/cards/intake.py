"""The workbench of whoever posts: what came back, what runs out, what lies unfinished."""

from __future__ import annotations

from datetime import datetime, time

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.own import running_out, to_correct, unfinished
from rongtong.apps.parties.rules.roles import in_office
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.pages.workbench import Card, Item, card

SHOWN = 5


def waiting(request: HttpRequest) -> Card | None:
    """What waits for me: returned ones first, then what runs out within two weeks."""
    actor, today = actor_of(request), timezone.localdate()
    back = list(to_correct(actor)[: SHOWN + 1])
    ending = list(running_out(actor, today)[: SHOWN + 1])
    items = [
        *(Item(str(one), reverse("catalogue:preview", args=[one.pk]), note=_("to correct")) for one in back),
        *(Item(str(one), _page(one), _end(one), note=_("renew or close")) for one in ending),
    ]
    if not items:
        return None
    url = reverse("catalogue:mine")
    return Card(_("My needs and offers wait for me"), "inbox", items=items[:SHOWN], total=len(items), url=url)


def drafts(request: HttpRequest) -> Card | None:
    """Drafts to finish; the first step for those who posted nothing. None for the region's offices."""
    rows = list(unfinished(actor_of(request))[: SHOWN + 1])
    if not rows and in_office(actor_of(request)):
        return None
    items = [
        Item(str(one), reverse("catalogue:write", args=[one.pk, 1]), note=one.code) for one in rows[:SHOWN]
    ]
    return Card(
        _("Drafts of needs and offers"), "pencil", "mine", items, len(rows), url=reverse("catalogue:mine"),
        empty=_("Say what you need or what you can do: three short steps."),
        first=_("Post a need or an offer"), first_url=reverse("catalogue:post"),
    )  # fmt: skip


def _page(listing: Listing) -> str:
    return reverse("catalogue:still_open", args=[listing.pk])


def _end(listing: Listing) -> datetime | None:
    day = listing.expires_on
    return timezone.make_aware(datetime.combine(day, time(23, 59))) if day else None


card("catalogue.waiting", waiting, order=6)
card("catalogue.drafts", drafts, order=16)
