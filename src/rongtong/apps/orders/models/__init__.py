"""The tables of orders."""

from rongtong.apps.orders.models.orders import Order
from rongtong.apps.orders.models.ratings import Rating

__all__ = ("Order", "Rating")
