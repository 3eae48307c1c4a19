"""How large, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

BEGAN = datetime(2026, 1, 5, 1, tzinfo=UTC)
"""The first sign-up; clocks are declared from 2026 on."""
LASTED = timedelta(days=300)
PASSWORD = "Harbour-kite-41"  # noqa: S105 - of invented people


@dataclass(frozen=True)
class Size:
    """Accounts, organisations, people with a record, counties with a centre in each province.

    ``seed`` decides the rest.
    """

    accounts: int
    organisations: int
    people: int
    counties: int
    seed: int = 7

    def when(self, number: int, of: int) -> datetime:
        """Give the time of the ``number``-th of so many things."""
        return BEGAN + timedelta(seconds=int(LASTED.total_seconds() * number / max(1, of)))


FULL = Size(2_750_000, 164_000, 250_000, 30)
SMALL = Size(20_000, 1_200, 2_000, 20)
