"""The button on offers, and what buyers said in the shop of an organisation."""

from __future__ import annotations

from functools import partial

from rongtong.apps.orders.queries.orders import fame_of
from rongtong.kit.pages.shelves import Shelf, shelf


def _button(key: int, *, priced: bool) -> Shelf:
    """Give the button; whether the offer has a price is what its page knows."""
    return Shelf("orders/button.html", {"key": key, "priced": priced})


def _fame(key: int) -> Shelf | None:
    found = fame_of(key)
    return Shelf("orders/fame.html", {"fame": found}) if found else None


shelf("offer.priced", "orders.order", partial(_button, priced=True))
shelf("offer.quoted", "orders.order", partial(_button, priced=False))
shelf("organisation.shop", "orders.fame", _fame)
