"""The app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

from rongtong.kit.rooms import declare


class CatalogueConfig(AppConfig):
    """Needs and offers."""

    name = "rongtong.apps.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Import what declares itself, room by room."""
        declare(self)
