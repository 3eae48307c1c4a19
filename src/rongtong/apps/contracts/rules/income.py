"""职务成果: the least part of its people, and how a sum is shared out to the fen, without a rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rongtong.apps.contracts.models.choices import Kind, PriceMode
from rongtong.apps.contracts.rules.data import data, worded
from rongtong.apps.contracts.rules.pricing import is_state_owned

WHOLE = 10_000
"""Basis points of a whole."""


@dataclass(frozen=True)
class Floor:
    """What the law wants at least; ``years`` least and most, for profit only."""

    way: str
    since: date
    least_bp: int
    zh: str
    en: str
    source: str
    verified: bool
    years_least: int = 0
    years_most: int = 0

    @property
    def label(self) -> str:
        """Give the rule in the reader's language."""
        return worded({"zh": self.zh, "en": self.en})


def floor_of(way: str, on: date) -> Floor:
    """Give the floor of a way on a day. LookupError when the law knew none then."""
    rows = [
        Floor(since=row["from"], **{k: v for k, v in row.items() if k != "from"})
        for row in data("income")["floor"]
    ]
    known = [one for one in rows if one.way == way and one.since <= on]
    if not known:
        raise LookupError(f"no floor of {way} on {on}")
    return max(known, key=lambda one: one.since)


def is_wanted(kind: str, price_mode: str, seller: object) -> bool:
    """Tell whether the law wants a split: a public owner transfers, licenses or takes shares for it."""
    sold = kind in (Kind.TRANSFER, Kind.LICENCE) or price_mode == PriceMode.EQUITY
    return sold and is_state_owned(seller)


def team_part(base: int, team_bp: int) -> int:
    """Give the people's part of a base in fen, rounded up: it never lies below its basis points.

    >>> team_part(101, 5_000)
    51
    """
    return -(-max(base, 0) * team_bp // WHOLE)


def shared(whole: int, parts: Sequence[int]) -> list[int]:
    """Share ``whole`` out by basis points that sum to 10,000: the largest rests get the fen left over.

    >>> shared(100, [3_334, 3_333, 3_333])
    [34, 33, 33]
    """
    if sum(parts) != WHOLE:
        raise ValueError("the parts are not a whole")
    found = [whole * part // WHOLE for part in parts]
    rests = sorted(range(len(parts)), key=lambda n: (-(whole * parts[n] % WHOLE), n))
    for n in rests[: whole - sum(found)]:
        found[n] += 1
    return found
