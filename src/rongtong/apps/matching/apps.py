"""The app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

from rongtong.kit.rooms import declare


class MatchingConfig(AppConfig):
    """Matching of needs with offers."""

    name = "rongtong.apps.matching"
    label = "matching"

    def ready(self) -> None:
        """Import what declares itself, room by room."""
        declare(self)
