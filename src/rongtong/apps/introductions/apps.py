"""The app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

from rongtong.kit.rooms import declare


class IntroductionsConfig(AppConfig):
    """From "interested" to a minuted meeting: requests, replies, talk, meetings."""

    name = "rongtong.apps.introductions"
    label = "introductions"

    def ready(self) -> None:
        """Import what declares itself, room by room."""
        declare(self)
