"""Does this kind of offer answer this kind of need at all?

The table keeps out only what cannot answer: ranking among the rest is the score's task.
"""

from __future__ import annotations

from rongtong_match.types import Check, Need, NeedKind, Offer, OfferKind
from rongtong_match.verdict.base import Context, met, unknown, violated

_WORK = frozenset(OfferKind) - {OfferKind.FINANCE}
ANSWERS: dict[NeedKind, frozenset[OfferKind]] = {
    NeedKind.SERVICE: _WORK,
    NeedKind.RESULT: _WORK - {OfferKind.INSTRUMENT, OfferKind.BASE},
    NeedKind.RESEARCH: _WORK,
    NeedKind.TALENT: frozenset({OfferKind.EXPERT, OfferKind.CAPABILITY, OfferKind.SERVICE, OfferKind.BASE}),
    NeedKind.FINANCE: frozenset({OfferKind.FINANCE}),
}
"""Need kind → the offer kinds that can answer it."""


def allowed(need: Need) -> frozenset[OfferKind]:
    """The offer kinds that may answer ``need``; empty when it asks nothing. Its own wish goes first."""
    if need.wanted_kinds:
        return need.wanted_kinds
    return ANSWERS[need.kind] if need.kind else frozenset()


def check(need: Need, offer: Offer, context: Context) -> Check | None:
    """Silent when the need says no kind, or when nobody wished for one and the offer's is not known."""
    kinds = allowed(need)
    if not kinds:
        return None
    if offer.kind is None:
        return unknown("kind", "offer") if need.wanted_kinds else None
    if offer.kind in kinds:
        return met("kind")
    return violated("kind", "unfit", offer_kind=offer.kind.value)
