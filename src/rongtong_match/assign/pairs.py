"""What an allocation starts from: scored pairs, as the ranking left them."""

from __future__ import annotations

from typing import NamedTuple

from rongtong_match.types import Reason


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
