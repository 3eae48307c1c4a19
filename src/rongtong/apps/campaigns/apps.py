"""The app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

from rongtong.kit.rooms import declare


class CampaignsConfig(AppConfig):
    """Asking the firms of a region."""

    name = "rongtong.apps.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        """Import what declares itself, room by room."""
        declare(self)
