"""The workbench: invitations, one's organisations and their verification, requests, the reviewer's queue."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.parties.queries.duplicates import proposals
from rongtong.apps.parties.queries.invitations import waiting_for
from rongtong.apps.parties.queries.memberships import own_memberships, requests_waiting
from rongtong.apps.parties.queries.verifications import first_due, states_of, with_organisations
from rongtong.apps.parties.rules.roles import in_office
from rongtong.apps.parties.web.acting import actor_of
from rongtong.kit.pages.workbench import Card, Item, card

SHOWN = 5
MOST = 100
"""Waiting cases counted at most: nobody plans by a longer queue."""
CENTRE = ("reviewer", "centre.head")


def own(request: HttpRequest) -> Card | None:
    """My organisations, each with the state of its verification; the first step for those who have none.

    Nothing for those who work for the region without an organisation: their work stands in other cards.
    """
    rows = list(own_memberships(actor_of(request).id)[:SHOWN])
    if not rows and in_office(actor_of(request)):
        return None
    states = states_of([row.organisation_id for row in rows])
    items = [
        Item(
            row.organisation.name,
            reverse("parties:organisation", args=[row.organisation_id]),
            note=_("You have asked to join") if row.state == "requested" else states[row.organisation_id],
        )
        for row in rows
    ]
    return Card(
        _("My organisations"), "building", "mine", items, len(items), url=reverse("parties:organisations"),
        empty=_("You belong to no organisation yet."), first=_("Register or join one"),
        first_url=reverse("parties:register"),
    )  # fmt: skip


def invitations(request: HttpRequest) -> Card | None:
    """Invitations that name my address: their link is in the letter, so only that they wait is told here."""
    rows = waiting_for(request.user, timezone.now())
    items = [
        Item(row.organisation.name, reverse("parties:own_invitation", args=[row.pk]), row.expires_at)
        for row in rows[:SHOWN]
    ]
    return Card(_("Invitations waiting"), "mail", items=items, total=len(rows)) if rows else None


def requests(request: HttpRequest) -> Card | None:
    """Requests to join that I may decide."""
    rows = list(requests_waiting(actor_of(request))[: SHOWN + 1])
    items = [
        Item(
            row.user.name, reverse("parties:members", args=[row.organisation_id]), note=row.organisation.name
        )
        for row in rows[:SHOWN]
    ]
    return Card(_("Requests to join"), "user-question", items=items, total=len(rows)) if rows else None


def reviews(request: HttpRequest) -> Card:
    """Cases that wait for a reviewer, what is due first."""
    due, now = first_due(actor_of(request), MOST), timezone.now()
    items = [
        Item(case.organisation.name, reverse("parties:review", args=[case.pk]), due[case.pk])
        for case in with_organisations(list(due)[:SHOWN])
    ]
    late = sum(end is not None and end < now for end in due.values())
    return Card(
        _("Organisations to verify"), "rosette-discount-check", items=items, total=len(due), late=late,
        url=reverse("parties:review_queue"), empty=_("No organisation waits for you."),
    )  # fmt: skip


def duplicates(request: HttpRequest) -> Card | None:
    """Pairs that may be one organisation."""
    rows = list(proposals(actor_of(request))[: SHOWN + 1])
    items = [Item(str(row), reverse("parties:duplicate", args=[row.pk])) for row in rows[:SHOWN]]
    url = reverse("parties:duplicates")
    return Card(_("Possible duplicates"), "copy", items=items, total=len(rows), url=url) if rows else None


card("parties.own_organisations", own, order=15)
card("parties.invitations", invitations, order=5)
card("parties.requests", requests, order=10)
card("parties.reviews", reviews, roles=("reviewer",), order=10)
card("parties.duplicates", duplicates, roles=CENTRE, order=40)
