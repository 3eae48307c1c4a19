"""Is the offer as mature as the need asks (technology readiness 1-9)?"""

from __future__ import annotations

from rongtong_match.types import Check, Need, Offer, OfferKind
from rongtong_match.verdict.base import Context, met, unknown, violated

BRIDGEABLE = 2
"""Levels that proof of concept (概念验证) or pilot production (中试) commonly adds in one project."""
CONCEPT_BELOW = 4
"""Up to this level the missing step is proof of concept, above it pilot production."""
ASKED = frozenset({None, OfferKind.RESULT})
"""Kinds whose owner is asked: an expert or an instrument has no maturity."""


def check(need: Need, offer: Offer, context: Context) -> Check | None:
    """Silent without a minimum, and for kinds that have no maturity and name none."""
    least, has = need.min_maturity, offer.maturity
    if least is None:
        return None
    if has is None:
        return unknown("maturity", "offer", least=least) if offer.kind in ASKED else None
    if has >= least:
        return met("maturity", has=has, least=least)
    why = "low"
    if least - has <= BRIDGEABLE:
        why = "needs_concept" if has < CONCEPT_BELOW else "needs_pilot"
    return violated("maturity", why, has=has, least=least)
