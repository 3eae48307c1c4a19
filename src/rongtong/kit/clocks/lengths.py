"""How long a clock runs: an amount and its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Unit(StrEnum):
    """What is counted. ``DAYS`` are calendar days."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    HOURS = "hours"


_SHAPE = re.compile(r"(\d+) (working days?|days?|hours?)")


@dataclass(frozen=True)
class Length:
    """So many working days, days or hours."""

    amount: int
    unit: Unit

    @classmethod
    def read(cls, text: str) -> Length:
        """Read "5 working days", "1 day", "48 hours"; ValueError otherwise."""
        found = _SHAPE.fullmatch(text)
        if found is None:
            raise ValueError(f'{text!r}: write "5 working days", "10 days" or "48 hours"')
        return cls(int(found[1]), Unit(found[2].rstrip("s").replace(" ", "_") + "s"))

    @property
    def whole(self) -> timedelta:
        """The length as time on the unit's own axis, where every counted day has 24 hours."""
        return timedelta(hours=self.amount) if self.unit is Unit.HOURS else timedelta(days=self.amount)
