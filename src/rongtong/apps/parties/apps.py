"""The app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

from rongtong.kit.rooms import declare


class PartiesConfig(AppConfig):
    """People, organisations, centres."""

    name = "rongtong.apps.parties"
    label = "parties"

    def ready(self) -> None:
        """Import what declares itself, room by room."""
        declare(self)
