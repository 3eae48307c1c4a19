"""What would change an empty list: the constraint that, loosened by one step, lets somebody in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.matching.queries.pairs import Pair
from rongtong.apps.matching.queries.sentences import language
from rongtong_match.messages import say
from rongtong_match.types import Level, Outcome, Reason
from rongtong_match.verdict import judge, loosen

LOOSENED = ("maturity", "budget", "deadline", "region", "licence", "kind")


def helps(listing: Listing, pairs: Sequence[Pair], at: datetime) -> list[tuple[str, int]]:
    """Give (what to loosen, how many worth a talk it brings), the most telling first; nothing for offers."""
    if listing.side != Side.NEED or not pairs:
        return []
    need, today = pairs[0].need_record, timezone.localdate(at)
    strong = [one.judged.offer for one in pairs if one.level >= Level.STRONG]
    now = sum(judge(need, offer, today=today).outcome is not Outcome.VIOLATED for offer in strong)
    found: list[tuple[str, int]] = []
    for constraint in LOOSENED:
        for looser in loosen(need, constraint):
            fits = sum(judge(looser, one, today=today).outcome is not Outcome.VIOLATED for one in strong)
            if fits > now:
                found.append((say(_reason(constraint, need, looser), language()), fits - now))
                break
    return sorted(found, key=lambda one: -one[1])


def _reason(constraint: str, need: Any, looser: Any) -> Reason:
    if constraint == "maturity" and looser.min_maturity is not None:
        return Reason("change.maturity", (("new", looser.min_maturity), ("old", need.min_maturity or 0)))
    if constraint == "maturity":
        return Reason("change.maturity_any")
    if constraint == "region" and not looser.wanted_regions:
        return Reason("change.region_any")
    return Reason(f"change.{constraint}")


def highest_price(pairs: Sequence[Pair]) -> int:
    """Give the highest price (fen) that an offer shows, 0 where none does."""
    prices = (one.judged.offer.price for one in pairs)
    return max((price.high or price.low or 0 for price in prices if price), default=0)
