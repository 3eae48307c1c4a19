"""Splits of income that somebody sees, and the statement: what came in, what is shared, who gets how much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from rongtong.apps.contracts.models import Contract, Portion, Split, Stated
from rongtong.apps.contracts.queries.contracts import SIDES
from rongtong.apps.contracts.rules.income import Floor, floor_of, shared, team_part
from rongtong.apps.contracts.rules.splits import VIEW
from rongtong.apps.ledger.models import Payment
from rongtong.apps.ledger.queries.obligations import about
from rongtong.apps.parties.models import Affiliation, Membership, Person
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

_CONTRACT = tuple(f"contract__{side}" for side in SIDES)


@dataclass(frozen=True)
class Line:
    """One line of the base: a payment, a cost (negative) or a year's profit, in fen."""

    on: date
    what: str
    fen: int


@dataclass(frozen=True)
class Statement:
    """What is shared. ``base`` is never negative; ``parts`` sum to ``team``; of shares no money is told."""

    split: Split
    floor: Floor
    lines: tuple[Line, ...]
    base: int
    team: int
    parts: tuple[tuple[Portion, int], ...]

    @property
    def unit(self) -> int:
        """Give what stays with the organisation, in fen."""
        return self.base - self.team


def seen(actor: Actor) -> QuerySet[Split]:
    """Give the splits an actor may open."""
    rows = Split.objects.select_related("by", "contract", *_CONTRACT)
    return visible(actor, VIEW, rows).distinct()


def splits_of(contract: Contract, actor: Actor) -> list[Split]:
    """Give the splits of a contract that an actor may read, newest first."""
    return list(seen(actor).filter(contract=contract).order_by("-number"))


def portions_of(split: Split) -> list[Portion]:
    """Give the portions, the largest first."""
    rows = split.portions.select_related(
        "person", "answered_by", "split", *(f"split__{one}" for one in _CONTRACT)
    )
    return list(rows.order_by("-bp", "pk"))


def portions_seen(actor: Actor) -> QuerySet[Portion]:
    """Give the portions of the splits an actor sees."""
    rows = Portion.objects.select_related("person", "split__contract")
    return rows.filter(split__in=seen(actor).order_by().values("pk"))


def stated_of(contract: Contract) -> list[Stated]:
    """Give the figures the seller stated and did not take back."""
    return list(contract.stated.filter(withdrawn_at=None))


def stated_seen(contract: Contract, key: int) -> Stated | None:
    """Give one of them."""
    found: Stated | None = contract.stated.filter(withdrawn_at=None, pk=key).first()
    return found


def people_to_name(contract: Contract) -> QuerySet[Person]:
    """Give who may be named: the seller's members, and who publicly works there; all have an account."""
    house = contract.seller.organisation_id
    members = Membership.objects.filter(organisation=house, state="active").values("user")
    there = Affiliation.objects.filter(organisation=house, until=None).values("person")
    who = Q(user__in=members) | Q(pk__in=there, user__isnull=False, listed_at__isnull=False)
    return Person.objects.filter(who, merged_into=None).order_by("name", "pk")


def lines_of(contract: Contract, way: str) -> list[Line]:
    """Give the lines of the base: payments both sides confirmed less stated costs, or stated profits."""
    stated = stated_of(contract)
    if way == "profit":
        return [Line(one.on, one.what, one.fen) for one in stated if one.kind == "profit"]
    if way == "shares":
        return []
    rows = Payment.objects.filter(obligation__in=about(contract).values("pk"), state="confirmed")
    paid = [Line(one.paid_on, one.obligation.what, one.amount) for one in rows.select_related("obligation")]
    costs = [Line(one.on, one.what, -one.fen) for one in stated if one.kind == "cost"]
    return sorted(paid + costs, key=lambda line: (line.on, line.what))


def statement_of(split: Split) -> Statement:
    """Reckon what everybody gets as of now. Four queries."""
    lines, portions = lines_of(split.contract, split.way), portions_of(split)
    base = max(0, sum(line.fen for line in lines))
    team = team_part(base, split.team_bp)
    parts = shared(team, [one.bp for one in portions])
    floor = floor_of(split.way, timezone.localdate(split.at))
    return Statement(split, floor, tuple(lines), base, team, tuple(zip(portions, parts, strict=True)))


def own_portions(actor: Actor) -> list[Any]:
    """Give the portions that wait for the actor's own answer. One query."""
    if actor.id is None:
        return []
    rows = Portion.objects.filter(person__user=actor.id, state="asked", split__state="proposed")
    return list(rows.select_related("split__contract").order_by("pk")[:20])
