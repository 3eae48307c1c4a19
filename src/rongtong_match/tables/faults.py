"""What goes wrong with a file: of the whole file (raised), or of one row (collected beside the records)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rongtong_match.messages import say
from rongtong_match.types import Reason


def reason(code: str, **params: str | int | float) -> Reason:
    """A reason of this topic: ``tables.<code>``, its parameters sorted by name."""
    return Reason(f"tables.{code}", tuple(sorted(params.items())))


class UnreadableFile(Exception):
    """The file as a whole cannot be used; ``reason`` says why and what to do."""

    def __init__(self, why: Reason) -> None:
        super().__init__(say(why, "en"))
        self.reason = why


class Severity(StrEnum):
    """An error keeps the row out; a warning keeps the row and leaves the value unknown."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend. ``row`` counts from 1 as a spreadsheet shows it; 0 means the whole sheet."""

    sheet: str
    row: int
    column: str
    severity: Severity
    reason: Reason
