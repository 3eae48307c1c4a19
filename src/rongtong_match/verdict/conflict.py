"""Would the pair put somebody before themselves, or before a party that either side avoids?

A resolved identity decides before any name: two parties that differ are two, whatever they are called.
"""

from __future__ import annotations

from functools import lru_cache

from rongtong_match.types import Check, Need, Offer
from rongtong_match.verdict.base import Context, Side, met, unknown, violated
from rongtong_match.verdict.names import bare, similar


def check(need: Need, offer: Offer, context: Context) -> Check | None:
    """Silent when too little is known of either side for any suspicion."""
    if need.avoids and _listed(need.avoids, offer.party, offer.organisation, offer.person):
        return violated("conflict", "need_avoids")
    if offer.avoids and _listed(offer.avoids, need.party, need.organisation):
        return violated("conflict", "offer_avoids")
    if _same_party(need, offer):
        return violated("conflict", "same_party")
    if need.party and offer.party:
        return met("conflict")
    if need.organisation and offer.organisation:
        return _by_name(need, offer, need.organisation, offer.organisation)
    return None


def _same_party(need: Need, offer: Offer) -> bool:
    """Offices also write an identity into the column for names: either column counts."""
    if need.party and need.party in (offer.party, offer.organisation, offer.person):
        return True
    return bool(offer.party) and offer.party in (need.party, need.organisation)


def _by_name(need: Need, offer: Offer, ours: str, theirs: str) -> Check | None:
    if bare(ours) == bare(theirs):
        return violated("conflict", "same_name", name=theirs)
    if (need.party or offer.party) and similar(ours, theirs):
        asks: Side = "offer" if need.party else "need"
        return unknown("conflict", asks, need_name=ours, offer_name=theirs)
    return met("conflict")


def _listed(avoided: frozenset[str], *known: str | None) -> bool:
    return any(one and (one in avoided or bare(one) in _bare_all(avoided)) for one in known)


@lru_cache(maxsize=65_536)
def _bare_all(names: frozenset[str]) -> frozenset[str]:
    return frozenset(bare(name) for name in names)
