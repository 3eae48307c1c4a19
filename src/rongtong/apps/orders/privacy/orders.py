"""Orders: what one party asked of another, and what they said of each other."""

from __future__ import annotations

from rongtong.apps.orders.models import Order, Rating
from rongtong.kit.privacy import Kind, classify, not_personal

classify(Order, wish=Kind.MESSAGE, delivery=Kind.MESSAGE)
not_personal(
    Order,
    "buyer_home seller_home title quantity unit price days deliver_by reworks cancel_asked disputed_by "
    "disputed_in days_left",
    because="a deal between two parties",
)
classify(Rating, words=Kind.MESSAGE)
not_personal(Rating, "side stars", because="what one party says of another")
