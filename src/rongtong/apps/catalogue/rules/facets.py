"""What a search is narrowed by: the bands of price, maturity and days. Money in fen."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import QueryDict

from rongtong.apps.catalogue.models.choices import KINDS, LicenceForm, Side

_WAN = 1_000_000
PRICES: dict[str, tuple[int, int]] = {
    "10": (0, 10 * _WAN),
    "50": (10 * _WAN, 50 * _WAN),
    "100": (50 * _WAN, 100 * _WAN),
    "500": (100 * _WAN, 500 * _WAN),
    "more": (500 * _WAN, 2**63),
}
"""From, up to and without; ``none``: nothing said, or not said to everybody."""
MATURITIES = {"low": range(1, 4), "mid": range(4, 7), "high": range(7, 10)}
SINCE = {"7": 7, "30": 30, "90": 90}
"""Days since it was published."""
SORTS = ("best", "new", "closing")
MOST_PLAIN, MOST_VALUES = 10, 30
LONGEST = 120
"""Characters of a text that is searched."""
NAMES = ("kind", "field", "region", "price", "maturity", "form", "industry", "since", "verified")
"""The facets, in the order in which they are shown."""
MANY = ("kind", "field", "industry", "price", "maturity", "form")
"""Facets of which several values may be chosen."""


@dataclass(frozen=True)
class Wanted:
    """One search. ``chosen`` maps a facet to the values that are wanted; ``plain``: words taken literally."""

    side: str
    text: str = ""
    chosen: dict[str, frozenset[str]] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()
    sort: str = "best"

    def of(self, facet: str) -> frozenset[str]:
        """Give the chosen values of a facet."""
        return self.chosen.get(facet, frozenset())

    def on_side(self, side: str) -> Wanted:
        """Give the same search of the other side; kinds mean something else there."""
        chosen = {name: values for name, values in self.chosen.items() if name != "kind"}
        return Wanted(side, self.text, chosen if side != self.side else self.chosen, self.plain, self.sort)


def price_of(money: int | None) -> str:
    """Give the band of a sum."""
    if money is None:
        return "none"
    return next(name for name, (low, high) in PRICES.items() if low <= money < high)


def maturity_of(level: int | None) -> str:
    """Give the band of a maturity; empty when it is not said."""
    return next((name for name, levels in MATURITIES.items() if level in levels), "")


def wanted_of(query: QueryDict) -> Wanted:
    """Read a search from an address; what nobody knows is passed over."""
    side = query.get("side", "")
    side = side if side in Side.values else str(Side.NEED)
    sort = query.get("sort", "")
    # Characters that no page can show break feeds: XML knows none of them.
    typed = "".join(one if one.isprintable() else " " for one in query.get("q", ""))
    chosen = {name: frozenset(_known(name, query.getlist(name), side)) for name in NAMES}
    return Wanted(
        side, " ".join(typed.split())[:LONGEST],
        {name: values for name, values in chosen.items() if values},
        frozenset(query.getlist("plain")[:MOST_PLAIN]), sort if sort in SORTS else "best",
    )  # fmt: skip


def _known(name: str, values: list[str], side: str) -> list[str]:
    known = {
        "kind": [str(kind) for kind in KINDS[side]], "price": [*PRICES, "none"], "maturity": list(MATURITIES),
        "since": list(SINCE), "verified": ["yes"], "form": LicenceForm.values,
    }.get(name)  # fmt: skip
    found = [one for one in values[:MOST_VALUES] if one.isascii() and one.isalnum() and len(one) <= 12]
    found = [one for one in found if known is None or one in known]
    return found if name in MANY else found[:1]
