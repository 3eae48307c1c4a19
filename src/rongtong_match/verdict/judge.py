"""All constraints of a pair, in one fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from rongtong_match.types import Check, Need, Offer, Verdict
from rongtong_match.verdict import (
    budget,
    conflict,
    deadline,
    fee,
    kind,
    licence,
    maturity,
    reach,
    region,
)  # fmt: skip
from rongtong_match.verdict.base import Context

CHECKS: tuple[tuple[str, Callable[[Need, Offer, Context], Check | None]], ...] = (
    ("kind", kind.check),
    ("maturity", maturity.check),
    ("licence", licence.check),
    ("budget", budget.check),
    ("fee", fee.check),
    ("deadline", deadline.check),
    ("region", region.check),
    ("reach", reach.check),
    ("conflict", conflict.check),
)
"""Every constraint, in the order in which a reader is told."""


def judge(need: Need, offer: Offer, *, today: date) -> Verdict:
    """The verdict of one pair; a constraint with nothing to say is left out."""
    return next(judge_many(need, (offer,), today=today))


def judge_many(need: Need, offers: Iterable[Offer], *, today: date) -> Iterator[Verdict]:
    """The verdicts of one need with many offers, in their order."""
    context = Context(today)
    checks = tuple(check for _, check in CHECKS)
    for offer in offers:
        found = [check(need, offer, context) for check in checks]
        yield Verdict(tuple(one for one in found if one is not None))
