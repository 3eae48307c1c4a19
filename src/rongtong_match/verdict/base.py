"""What every constraint is made of: its context and the four ways it can come out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from rongtong_match.types import Check, Outcome, Reason

Side = Literal["need", "offer"]
Param = str | int | float


@dataclass(frozen=True, slots=True)
class Context:
    """What a constraint knows besides the pair."""

    today: date


def met(constraint: str, **params: Param) -> Check:
    """The constraint holds."""
    return _made(constraint, Outcome.MET, f"verdict.{constraint}.met", tuple(sorted(params.items())), None)


def violated(constraint: str, why: str, **params: Param) -> Check:
    """The constraint is broken; ``why`` ends the code of the reason."""
    return _made(
        constraint, Outcome.VIOLATED, f"verdict.{constraint}.{why}", tuple(sorted(params.items())), None
    )


def unknown(constraint: str, asks: Side, why: str = "unknown", **params: Param) -> Check:
    """Not known, and one question to ``asks`` (the owner of the need or of the offer) would settle it."""
    return _made(
        constraint, Outcome.UNKNOWN, f"verdict.{constraint}.{why}", tuple(sorted(params.items())), asks
    )


@lru_cache(maxsize=65_536)
def _made(
    constraint: str, outcome: Outcome, code: str, params: tuple[tuple[str, Param], ...], asks: Side | None
) -> Check:
    """Equal checks are one object: a million pairs share a few thousand of them."""
    question = Reason(code.replace("verdict.", "question.", 1), params) if asks else None
    return Check(constraint, outcome, Reason(code, params), question, asks)


@lru_cache(maxsize=65_536)
def yuan(fen: int) -> str:
    """An amount for a sentence: 1,500,000 or 0.50."""
    return f"{fen // 100:,}" if fen % 100 == 0 else f"{fen / 100:,.2f}"
