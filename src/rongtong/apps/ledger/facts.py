"""What the ledger tells the apps above it. Keys only; ``about_kind``, ``about_key``: what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong.kit.facts import fact


@fact("ledger.payment_reported")
@dataclass(frozen=True)
class PaymentReported:
    """One side says that money was paid."""

    payment: int
    obligation: int
    about_kind: str
    about_key: int


@fact("ledger.payment_confirmed")
@dataclass(frozen=True)
class PaymentConfirmed:
    """The other side confirmed it: it is in the books."""

    payment: int
    obligation: int
    about_kind: str
    about_key: int


@fact("ledger.payment_refused")
@dataclass(frozen=True)
class PaymentRefused:
    """The other side refused it, with a typed reason."""

    payment: int
    obligation: int
    about_kind: str
    about_key: int


@fact("ledger.obligation_settled")
@dataclass(frozen=True)
class ObligationSettled:
    """Nothing is owed any more, and something was paid."""

    obligation: int
    about_kind: str
    about_key: int


@fact("ledger.obligation_waived")
@dataclass(frozen=True)
class ObligationWaived:
    """The creditor gave up what was still open."""

    obligation: int
    about_kind: str
    about_key: int


@fact("ledger.obligation_disputed")
@dataclass(frozen=True)
class ObligationDisputed:
    """A side says that it is not owed like this."""

    obligation: int
    about_kind: str
    about_key: int
