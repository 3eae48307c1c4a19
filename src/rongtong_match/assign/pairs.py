"""What an allocation starts from: scored pairs, as the ranking left them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rongtong_match.types import Level, Match, Outcome, Reason


class AssignError(ValueError):
    """A limit or a score that makes no sense; ``reason`` says which and what to do."""

    def __init__(self, code: str, **params: str | int | float) -> None:
        super().__init__(code, params)
        self.reason = Reason(code, tuple(sorted(params.items())))


class Pair(NamedTuple):
    """One need with one offer that may be shown to it; ``score`` in [0, 1]."""

    need_id: str
    offer_id: str
    score: float


def eligible(matches: Iterable[Match], min_level: Level = Level.WEAK) -> list[Pair]:
    """The pairs that may be shown: at least ``min_level``, and no hard constraint violated."""
    return [
        Pair(match.need_id, match.offer_id, match.score)
        for match in matches
        if match.level >= min_level and match.verdict.outcome is not Outcome.VIOLATED
    ]
