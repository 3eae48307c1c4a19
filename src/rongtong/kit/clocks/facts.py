"""What clocks tell the parts above."""

from __future__ import annotations

from dataclasses import dataclass

from rongtong.kit.facts import fact


@fact("clocks.reminded")
@dataclass(frozen=True)
class ClockReminded:
    """A reminder is due: those named by ``tell`` should hear of it. Times are ISO 8601."""

    clock: int
    kind: str
    about_kind: str
    about: int
    due_at: str


@fact("clocks.ran_out")
@dataclass(frozen=True)
class ClockRanOut:
    """A clock ran out, and what follows was done in the same transaction."""

    clock: int
    kind: str
    about_kind: str
    about: int
    due_at: str
