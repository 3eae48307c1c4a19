"""Do chances mean what they say? Of all pairs given a chance of 30 %, about 30 % should turn out so."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rongtong_match.types import Level


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs whose chance lies in [low, high): how many, their mean chance, and the share that came true."""

    low: float
    high: float
    count: int
    chance: float
    share: float


def reliability(chances: Sequence[float], came_true: Sequence[bool], bins: int = 10) -> tuple[Bin, ...]:
    """The bins that hold anything, of ``bins`` equally wide ones; a chance of 1 falls into the last.

    Raises ValueError for chances outside [0, 1] or sequences of different length.
    """
    held: dict[int, list[tuple[float, bool]]] = {}
    for chance, true in zip(chances, came_true, strict=True):
        if not 0.0 <= chance <= 1.0:
            raise ValueError(f"a chance must lie between 0 and 1, not {chance}")
        held.setdefault(min(int(chance * bins), bins - 1), []).append((chance, true))
    return tuple(
        Bin(
            at / bins,
            (at + 1) / bins,
            len(pairs),
            math.fsum(chance for chance, _ in pairs) / len(pairs),
            sum(true for _, true in pairs) / len(pairs),
        )
        for at, pairs in sorted(held.items())
    )


def expected_error(chances: Sequence[float], came_true: Sequence[bool], bins: int = 10) -> float | None:
    """Mean gap between chance and share, each bin counting by its pairs (ECE); ``None`` without pairs."""
    found = reliability(chances, came_true, bins)
    total = sum(each.count for each in found)
    return math.fsum(each.count * abs(each.chance - each.share) for each in found) / total if total else None


def at_least(chances: Mapping[Level, float], level: int) -> float:
    """Chance of ``level`` or better."""
    return min(1.0, math.fsum(chance for each, chance in chances.items() if each >= level))


def brier(chances: Sequence[Mapping[Level, float]], levels: Sequence[int]) -> float | None:
    """Ranked probability score for ordinal levels, in [0, 1], 0 perfect; ``None`` without pairs.

    Mean over pairs and over the three boundaries (weak, strong, direct or better) of (chance - truth)²:
    saying strong for direct costs less than saying none (Epstein 1969).
    """
    bounds = (Level.WEAK, Level.STRONG, Level.DIRECT)
    squares = [
        (at_least(each, bound) - (level >= bound)) ** 2
        for each, level in zip(chances, levels, strict=True)
        for bound in bounds
    ]
    return math.fsum(squares) / len(squares) if squares else None
