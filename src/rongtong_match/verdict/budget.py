"""Can the need pay the least that the offer costs?"""

from __future__ import annotations

from rongtong_match.types import Check, Need, Offer
from rongtong_match.verdict.base import Context, met, unknown, violated, yuan


def check(need: Need, offer: Offer, context: Context) -> Check | None:
    """Compares the lowest price with the highest budget: whatever lies between is for the two to agree.

    Silent when either side says 面议, when neither says a thing, and when the budget has no upper end
    and no price is named. A price without a budget asks the need; a budget without a price, the offer.
    """
    budget, price = need.budget, offer.price
    least = price.low if price else None
    if budget is None:
        return unknown("budget", "need", "none", least=yuan(least)) if least else None
    if budget.high is None:
        return met("budget") if least is not None and not budget.open else None
    if price is None:
        return unknown("budget", "offer", most=yuan(budget.high))
    if least is not None and least > budget.high:
        return violated("budget", "above", least=yuan(least), most=yuan(budget.high))
    return None if price.open else met("budget")
