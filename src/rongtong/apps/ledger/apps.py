"""The app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

from rongtong.kit.rooms import declare


class LedgerConfig(AppConfig):
    """Obligations, invoices and payments between parties: double entry, insert-only. We never hold money."""

    name = "rongtong.apps.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Import what declares itself, room by room."""
        declare(self)
