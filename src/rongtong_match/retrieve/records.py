"""What a need or an offer tells the retriever: its attributes, and what a need's own limits let pass."""

from __future__ import annotations

from datetime import date

from rongtong_match.retrieve.base import Attributes, Filter
from rongtong_match.types import Need, Offer, Record


def attributes_of(record: Record) -> Attributes:
    """The attributes of a need or an offer. Where an offer is counts as its region, not where it serves."""
    parties = tuple(
        name for name in (record.party, record.organisation, getattr(record, "person", None)) if name
    )
    common = {
        "kind": record.kind.value if record.kind else None,
        "regions": (record.region,) if record.region else (),
        "fields": record.fields,
        "parties": tuple(dict.fromkeys(parties)),
    }
    if isinstance(record, Need):
        return Attributes(**common, available_until=record.deadline)  # type: ignore[arg-type]
    return Attributes(
        **common,  # type: ignore[arg-type]
        price=_least(record),
        maturity=record.maturity,
        available_from=record.available_from,
        available_until=record.available_until,
    )


def _least(offer: Offer) -> int | None:
    known = [fee for fee in (offer.price.low if offer.price else None, offer.min_fee) if fee is not None]
    return max(known) if known else None


def filter_of(need: Need, today: date, *, strict: bool = False) -> Filter:
    """The hard limits of a need that a retriever can look at; its own party is never an answer to it."""
    own = {name for name in (need.party, need.organisation) if name}
    return Filter(
        kinds=frozenset(kind.value for kind in need.wanted_kinds),
        regions=frozenset(need.wanted_regions),
        max_price=need.budget.high if need.budget else None,
        min_maturity=need.min_maturity,
        available_by=need.deadline,
        open_on=today,
        without_parties=need.avoids | own,
        strict=strict,
    )
