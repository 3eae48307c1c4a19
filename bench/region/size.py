"""How many needs and offers, in which states."""

from __future__ import annotations

from dataclasses import dataclass

STATES = (
    ("published", 0.83), ("closed", 0.06), ("expired", 0.045), ("draft", 0.03), ("returned", 0.011),
    ("discarded", 0.008), ("refused", 0.005), ("taken_down", 0.004), ("submitted", 0.004),
    ("in_review", 0.002), ("second_look", 0.001),
)  # fmt: skip
"""Shares of the states."""
WAYS = {
    "draft": "", "discarded": "discard", "submitted": "submit", "in_review": "submit take",
    "second_look": "submit take hand_on", "returned": "submit take return",
    "refused": "submit take refuse", "published": "submit take publish",
    "expired": "submit take publish expire", "closed": "submit take publish close",
    "taken_down": "submit take publish take_down",
}  # fmt: skip
"""The arrows that lead to a state."""


@dataclass(frozen=True)
class Size:
    """Offers and needs; ``seed`` decides the rest."""

    offers: int
    needs: int
    seed: int = 11

    def side(self, n: int) -> str:
        """Give the side of the ``n``-th listing: needs lie spread among the offers."""
        every = max(1, round((self.offers + self.needs) / max(1, self.needs)))
        return "need" if n % every == 0 and n // every < self.needs else "offer"

    @property
    def listings(self) -> int:
        """Give how many there are in all."""
        return self.offers + self.needs


SMALL = Size(50_000, 5_000)
COPIES = 20
"""Times as many in full: 1,000,000 offers and 100,000 needs."""
