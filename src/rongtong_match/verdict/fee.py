"""The offer's own limit: does the need pay at least what the offerer talks about at all?"""

from __future__ import annotations

from rongtong_match.types import Check, Need, Offer
from rongtong_match.verdict.base import Context, met, unknown, violated, yuan


def check(need: Need, offer: Offer, context: Context) -> Check | None:
    """Silent without a least fee and for 面议; a price already asks a need without a budget for one."""
    least = offer.min_fee
    if not least:
        return None
    if need.budget is None:
        priced = offer.price is not None and offer.price.low
        return None if priced else unknown("fee", "need", least=yuan(least))
    if need.budget.open:
        return None
    if need.budget.high is not None and need.budget.high < least:
        return violated("fee", "below", least=yuan(least), most=yuan(need.budget.high))
    return met("fee")
