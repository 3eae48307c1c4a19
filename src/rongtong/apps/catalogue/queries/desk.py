"""The gate's queue: what waits, by its clock; and one case of it.

However many wait, a page costs the same: the clocks are read along their index and only the rows that are
shown are joined with their owners.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.shortcuts import get_object_or_404

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.listings import REVIEW, TAKE_DOWN, VIEW
from rongtong.apps.catalogue.workflow.effects import REVIEW_CLOCK
from rongtong.kit.clocks.models import OPEN as OPEN_CLOCK
from rongtong.kit.clocks.models import Clock
from rongtong.kit.permissions import Refused, can, visible
from rongtong.kit.permissions.asking import why_not
from rongtong.lib.actor import Actor

WAITING = ("submitted", "in_review", "second_look")
NOT_AT_DESK = ("draft", "discarded")
"""A draft is nobody's business, also when it was handed in once and taken back."""


def at_desk(actor: Actor) -> QuerySet[Listing]:
    """Give the listings that an actor reviews or may take down, in any state they come to the desk in."""
    there = Listing.objects.filter(submitted_at__isnull=False).exclude(state__in=NOT_AT_DESK)
    found = visible(actor, REVIEW, there) | visible(actor, TAKE_DOWN, there)
    return found.select_related("organisation", "person", "author", "reviewer", "second_reviewer")


def waiting(actor: Actor) -> QuerySet[Listing]:
    """Give what waits for an answer within the actor's reach, in no order."""
    return visible(actor, REVIEW, Listing.objects.filter(state__in=WAITING)).order_by()


def clocks_of(rows: QuerySet[Listing], late_at: datetime | None = None) -> QuerySet[Clock]:
    """Give the open clocks of waiting listings, due first; with ``late_at`` only those past due then."""
    found = Clock.objects.filter(
        kind=REVIEW_CLOCK, about_kind="catalogue.Listing", about__in=rows.values("pk"), state__in=OPEN_CLOCK
    )
    late = found.filter(due_at__lt=late_at) if late_at else found
    return late.order_by(F("due_at").asc(nulls_last=True), "pk")


def first_due(
    rows: QuerySet[Listing], most: int, *, start: int = 0, late_at: datetime | None = None
) -> dict[int, datetime | None]:
    """Give keys of waiting listings with their due time, what is due first; one query."""
    return dict(clocks_of(rows, late_at).values_list("about", "due_at")[start : start + most])


def with_owners(due: dict[int, datetime | None]) -> list[Listing]:
    """Give listings found before in the order of their keys, ``due_at`` on each. One query."""
    rows = Listing.objects.select_related("organisation", "person", "reviewer").in_bulk(list(due))
    found = [rows[key] for key in due if key in rows]
    for row in found:
        row.due_at = due[row.pk]
    return found


@dataclass(frozen=True)
class Counts:
    """How many wait; how many of them are late, mine, free to take, or due for a second look."""

    waiting: int
    late: int
    mine: int
    free: int
    second: int


def counts(actor: Actor, at: datetime) -> Counts:
    """Count the queue. Two queries."""
    mine, second = Q(state="in_review", reviewer=actor.id), Q(state="second_look")
    found: dict[str, Any] = waiting(actor).aggregate(
        waiting=Count("pk"), mine=Count("pk", filter=mine), free=Count("pk", filter=Q(state="submitted")),
        second=Count("pk", filter=second & ~Q(reviewer=actor.id)),
    )  # fmt: skip
    return Counts(late=clocks_of(waiting(actor), at).order_by().count(), **found)


def case_at_desk(actor: Actor, pk: int) -> Listing:
    """Give a case. Who sees it but may not decide is refused in words; 404 for all others, as for none."""
    found: Listing | None = at_desk(actor).filter(pk=pk).first()
    if found is not None:
        return found
    handed_in = Listing.objects.filter(submitted_at__isnull=False).exclude(state__in=NOT_AT_DESK)
    there = get_object_or_404(visible(actor, VIEW, handed_in), pk=pk)
    if can(actor, REVIEW) or can(actor, TAKE_DOWN):
        raise Refused(why_not(actor, REVIEW))
    raise Refused(why_not(actor, REVIEW if there.state in WAITING else TAKE_DOWN))


def due_of(listing: Listing) -> datetime | None:
    """Give until when an answer is due; None when no clock runs."""
    clock = Clock.objects.filter(
        kind=REVIEW_CLOCK, about_kind="catalogue.Listing", about=listing.pk, state__in=OPEN_CLOCK
    ).first()
    return clock.due_at if clock else None


def next_case(actor: Actor, but: int = 0) -> int | None:
    """Give the key of the next case for this reviewer: what is theirs or free, due first; not their own."""
    open_ones = Q(state="submitted") | Q(state="in_review", reviewer=actor.id)
    second = Q(state="second_look") & ~Q(reviewer=actor.id)
    rows = waiting(actor).filter(open_ones | second).exclude(author=actor.id).exclude(pk=but)
    return next(iter(first_due(rows, 1)), None)


def numbered(pk: int) -> Listing | None:
    """Give the listing a fact names, owner at hand, for what the site does by itself."""
    return Listing.objects.select_related("organisation", "person").filter(pk=pk).first()
