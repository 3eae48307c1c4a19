"""What a caller may decide about a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rongtong_match.types import Level

Progress = Callable[[str, int, int], None]
"""(phase, done, total): phases are prepare, search, score and finish; index for a library."""


def silent(phase: str, done: int, total: int) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to match. ``today`` is given, never looked up: a run can be repeated on any day."""

    today: date
    top: int = 10
    min_level: Level = Level.WEAK
    capacity: int | None = None
    """How many needs one offer is shown to, unless it says so itself; ``None``: no limit."""
    both_ways: bool = False
    seed: int = 0
    depth: int = 200
    """Candidates a need that are scored in full; never fewer than five times ``top``."""

    whole_titles: int = 20_000
    """How many titles are encoded whole at most, at some 80 a second and core: all of them, else those of the
    needs and of their candidates, else none; the word table, which then carries the meaning alone, costs
    about .02 of nDCG."""

    @property
    def candidates(self) -> int:
        """The depth that is used."""
        return max(self.depth, 5 * self.top)
