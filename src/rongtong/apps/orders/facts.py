"""What orders tell the apps above. Keys only."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong.kit.facts import fact


@fact("orders.accepted")
@dataclass(frozen=True)
class OrderAccepted:
    """A service is ordered at a price both sides know."""

    order: int


@fact("orders.delivered")
@dataclass(frozen=True)
class OrderDelivered:
    """The seller delivered."""

    order: int


@fact("orders.completed")
@dataclass(frozen=True)
class OrderCompleted:
    """The buyer accepted what was delivered: the price is owed."""

    order: int


@fact("orders.paid")
@dataclass(frozen=True)
class OrderPaid:
    """The price was paid, and the seller's side or the buyer's confirmed it."""

    order: int


@fact("orders.disputed")
@dataclass(frozen=True)
class OrderDisputed:
    """A side disputes it; its clocks stand still."""

    order: int


@fact("orders.rated")
@dataclass(frozen=True)
class OrderRated:
    """A side rated the other."""

    order: int
    side: str
