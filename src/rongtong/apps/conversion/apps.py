"""The app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

from rongtong.kit.rooms import declare


class ConversionConfig(AppConfig):
    """What became of each pair: the conversion ledger, padding tests, the funnel."""

    name = "rongtong.apps.conversion"
    label = "conversion"

    def ready(self) -> None:
        """Import what declares itself, room by room."""
        declare(self)
