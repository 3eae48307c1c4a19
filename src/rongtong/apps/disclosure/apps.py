"""The app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

from rongtong.kit.rooms import declare


class DisclosureConfig(AppConfig):
    """Who may read what after which promise: levels, NDA, data rooms."""

    name = "rongtong.apps.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        """Import what declares itself, room by room."""
        declare(self)
