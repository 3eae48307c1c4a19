"""Do the two sides share a form in which the technology may change hands?"""

from __future__ import annotations

from rongtong_match.types import Check, Need, Offer, OfferKind
from rongtong_match.verdict.base import Context, met, unknown, violated

ASKED = frozenset({None, OfferKind.RESULT})
"""Kinds whose owner is asked: what is no result is not licensed."""


def check(need: Need, offer: Offer, context: Context) -> Check | None:
    """Silent when the need accepts any form, and for kinds that are not licensed and name none."""
    if not need.licences:
        return None
    if not offer.licences:
        return unknown("licence", "offer") if offer.kind in ASKED else None
    return violated("licence", "none_shared") if need.licences.isdisjoint(offer.licences) else met("licence")
