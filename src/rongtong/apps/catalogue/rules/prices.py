"""Which offers have a price to order at, and which are ordered by a quote."""

from __future__ import annotations

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Kind, LicenceForm, Side

PRICED = (Kind.SERVICE, Kind.INSTRUMENT, Kind.PILOT)
"""Kinds of offers that a price list holds."""


def can_be_asked(offer: Listing) -> bool:
    """Tell whether a quote may be asked: a public service whose owner is named."""
    public = offer.side == Side.OFFER and offer.kind in PRICED and offer.state == "published"
    return public and not offer.hides("organisation")


def can_be_tried(offer: Listing) -> bool:
    """Tell whether a trial may be asked for: a public offer marked 先用后转 whose owner is named."""
    public = offer.side == Side.OFFER and offer.state == "published"
    return public and str(LicenceForm.TRIAL) in offer.licences and not offer.hides("organisation")


def list_price(offer: Listing) -> int | None:
    """Give the public price of one unit in fen; None where it is hidden, a range or to be agreed."""
    low, high = offer.money_low, offer.money_high
    if not can_be_asked(offer) or offer.hides("money") or not low:
        return None
    return low if high is None or high == low else None


def place_of_order(offer: Listing) -> str:
    """Give the name of the shelf on which an app above puts its button; empty when it cannot be ordered."""
    if list_price(offer) is not None:
        return "offer.priced"
    return "offer.quoted" if can_be_asked(offer) else ""
