"""A need's hard constraints as a filter for retrieval: it drops only what the verdict calls violated."""

from __future__ import annotations

from datetime import date

from rongtong_match.retrieve.base import Attributes, Filter
from rongtong_match.types import Need, Offer
from rongtong_match.values.gazetteer import SUCCESSORS
from rongtong_match.verdict.kind import allowed


def of_need(need: Need, today: date) -> Filter:
    """What an offer must not break to be found at all. Unknown attributes always pass.

    The need's own name is left to the verdict: a retriever cannot tell an organisation from a namesake.
    """
    deadline = need.deadline if need.deadline is not None and need.deadline >= today else None
    return Filter(
        kinds=frozenset(kind.value for kind in allowed(need)),
        regions=_then_and_now(need.wanted_regions),
        max_price=need.budget.high if need.budget else None,
        min_maturity=need.min_maturity,
        available_by=deadline,
        open_on=today,
        without_parties=need.avoids | ({need.party} if need.party else frozenset()),
    )


def _then_and_now(codes: tuple[str, ...]) -> frozenset[str]:
    """The codes with those they succeeded or that succeeded them: an old record is not lost to a new map."""
    pairs = SUCCESSORS.items()
    kin = [new for old, new in pairs if old in codes] + [old for old, new in pairs if new in codes]
    return frozenset((*codes, *kin))


def attributes_of(offer: Offer) -> Attributes:
    """What the filter looks at in an offer."""
    floors = [f for f in (offer.price.low if offer.price else None, offer.min_fee) if f is not None]
    return Attributes(
        kind=offer.kind.value if offer.kind else None,
        regions=(offer.region,) if offer.region else (),
        fields=offer.fields,
        parties=tuple(dict.fromkeys(p for p in (offer.party, offer.organisation, offer.person) if p)),
        price=max(floors, default=None),
        maturity=offer.maturity,
        available_from=offer.available_from,
        available_until=offer.available_until,
    )
