"""Budget: how comfortably the offer's least price lies in the need's budget."""

from __future__ import annotations

from rongtong_match.score.base import NEUTRAL
from rongtong_match.score.facts import fact
from rongtong_match.types import Money, Need, Offer


def _asked(offer: Offer) -> tuple[Money | None, int | None]:
    return offer.price, offer.min_fee


def judge(need: Need, asked: tuple[Money | None, int | None]) -> float:
    """1 up to half of the budget, 0.6 at its end, 0 at twice it; neutral while a side is unknown."""
    price, fee = asked
    stated = [amount for amount in (price.low if price else None, fee) if amount is not None]
    if need.budget is None or not need.budget.high or not stated:
        return NEUTRAL
    share = max(stated) / need.budget.high
    if share <= 1:
        return 1.0 if share <= 0.5 else 1.0 - 0.8 * (share - 0.5)
    return max(0.0, 0.4 * (2 - share))


FEATURE = fact("budget", _asked, judge)
