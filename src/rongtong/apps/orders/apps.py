"""The app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

from rongtong.kit.rooms import declare


class OrdersConfig(AppConfig):
    """Express service orders: from a price to paid and rated."""

    name = "rongtong.apps.orders"
    label = "orders"

    def ready(self) -> None:
        """Import what declares itself, room by room."""
        declare(self)
