"""One deal: each step with who confirmed it, the records behind it, who looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.queries.contracts import seen as contracts_seen
from rongtong.apps.conversion.models import Deal
from rongtong.apps.conversion.models.choices import Money, Side, StepName
from rongtong.apps.conversion.queries.replay import CONTRACT, INTRODUCTION, ORDER
from rongtong.apps.introductions.queries.introductions import seen as introductions_seen
from rongtong.apps.orders.queries.orders import seen as orders_seen
from rongtong.kit.audit import queries as trail
from rongtong.kit.audit.models import Entry
from rongtong.lib.actor import Actor

_SEEN: dict[str, Any] = {
    INTRODUCTION: introductions_seen, ORDER: orders_seen, CONTRACT: contracts_seen,
}  # fmt: skip
_PAGES = {
    INTRODUCTION: ("introductions:one", _("Introduction")), ORDER: ("orders:one", _("Service order")),
    CONTRACT: ("contracts:contract", _("Contract")),
}  # fmt: skip


@dataclass(frozen=True)
class Reached:
    """A step of the deal: ``at`` None while it is not reached. ``side`` in words; ``sums`` in fen."""

    label: str | Promise
    at: datetime | None
    side: str = ""
    fen: int | None = None


@dataclass(frozen=True)
class Behind:
    """A record of the deal; without ``url`` the reader may not open it."""

    label: str | Promise
    code: str
    url: str


def steps_of(deal: Deal) -> list[Reached]:
    """Give every step in order, with whose word it was. One query."""
    rows = {row.name: row for row in deal.steps.all()}
    found = []
    for name in StepName:
        row = rows.get(name)
        fen = getattr(deal, f"{name}_fen") or None if name in Money.values else None
        side = str(Side(row.side).label) if row else ""
        found.append(Reached(name.label, row.at if row else None, side, fen))
    return found


def records_of(deal: Deal, actor: Actor) -> list[Behind]:
    """Give the records of a deal, with a way to each that the reader may open."""
    found = []
    for link in deal.links.order_by("pk"):
        page, label = _PAGES[link.kind]
        opens = _SEEN[link.kind](actor).filter(pk=link.key).exists()
        url = reverse(page, args=[link.key]) if opens else ""
        found.append(Behind(label, str(link.key), url))
    return found


def looked_at(deal: Deal) -> list[Entry]:
    """Give who that is neither side read it, the newest first."""
    return sorted(trail.of(deal), key=lambda entry: -entry.number)[:20]
