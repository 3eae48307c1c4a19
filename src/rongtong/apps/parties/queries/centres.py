"""The tree of centres, one centre, and who works there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from rongtong.apps.parties.models import Centre, Coverage, Identity, Posting, Verification
from rongtong.apps.parties.models.staff import serving
from rongtong.apps.parties.rules import centres as rules
from rongtong.kit.permissions import need, visible
from rongtong.lib.actor import Actor

STATES_SHOWN = ("planned", "open")


@dataclass(frozen=True)
class Node:
    """A centre and the centres under it."""

    centre: Centre
    children: tuple[Node, ...]

    @property
    def size(self) -> int:
        """Count the centre and all under it."""
        return 1 + sum(child.size for child in self.children)


@dataclass(frozen=True)
class Member:
    """One posting with the work in hand: ``load`` open cases of at most ``most``."""

    posting: Posting
    load: int

    @property
    def full(self) -> bool:
        """Tell whether the person should get nothing more for now."""
        return self.load >= self.posting.most


def directory(actor: Actor) -> QuerySet[Centre]:
    """Give the centres ``actor`` may see, closed ones too, for a list."""
    return visible(actor, rules.VIEW, Centre.objects.select_related("parent"))


def tree(actor: Actor) -> tuple[Node, ...]:
    """Give the tree of planned and open centres; one query."""
    rows = directory(actor).filter(state__in=STATES_SHOWN).order_by("region", "pk")
    return grown(rows)


def grown(centres: Iterable[Centre]) -> tuple[Node, ...]:
    """Hang centres under their parents; one whose parent is not among them stands at the top."""
    rows = list(centres)
    known = {row.pk for row in rows}
    below: dict[int | None, list[Centre]] = {}
    for row in rows:
        below.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)

    def hang(key: int | None) -> tuple[Node, ...]:
        return tuple(Node(row, hang(row.pk)) for row in below.get(key, ()))

    return hang(None)


def running() -> QuerySet[Centre]:
    """Give the centres that are planned or open, for pickers of those who manage the tree."""
    return Centre.objects.filter(state__in=STATES_SHOWN).order_by("region", "pk")


def account(email: str) -> Any:
    """Give the open account of a whole address, or None; nobody is found by half an address."""
    return get_user_model().objects.filter(email=email, is_active=True).first()


def one(actor: Actor, pk: int) -> Centre:
    """Give one centre; 404 where there is none to see."""
    return get_object_or_404(directory(actor).select_related("parent", "successor"), pk=pk)


def changes(centre: Centre) -> QuerySet[Coverage]:
    """Give what the centre serves besides or except, newest first."""
    return centre.coverage.order_by("-since", "region")


def staff(actor: Actor, centre: Centre, at: datetime) -> list[Member]:
    """Give who works in the centre now, with their load. Refused to outsiders; three queries."""
    need(actor, rules.STAFF_VIEW, centre)
    postings = list(
        centre.postings.filter(serving(at)).select_related("user").order_by("post", "since", "pk")
    )
    loads = load([posting.user_id for posting in postings])
    return [Member(posting, loads.get(posting.user_id, 0)) for posting in postings]


def former_staff(actor: Actor, centre: Centre, at: datetime) -> QuerySet[Posting]:
    """Give the postings that are over, the latest first."""
    need(actor, rules.STAFF_VIEW, centre)
    return centre.postings.exclude(serving(at)).select_related("user").order_by("-since")


def load(users: Iterable[int]) -> dict[int, int]:
    """Give the open cases in each account's hands: organisations under review, identities to resolve.

    Two queries, however many accounts.
    """
    keys = set(users)
    at_work = Q(state__in=("in_review", "second_look"), reviewer__in=keys)
    cases = Verification.objects.filter(at_work).values_list("reviewer").annotate(n=Count("pk")).order_by()
    checked = Identity.objects.filter(state="checked", checked_by__in=keys)
    checks = checked.values_list("checked_by").annotate(n=Count("pk")).order_by()
    found: dict[int, int] = {}
    for key, n in (*cases, *checks):
        found[key] = found.get(key, 0) + n
    return found


def postings_of(user: int, at: datetime) -> QuerySet[Posting]:
    """Give where an account works now."""
    return Posting.objects.filter(serving(at), user=user).select_related("centre").order_by("centre")
