"""The app's place in Django."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule

DECLARING = (
    "rules",
    "workflow",
    "scopes",
    "presenters",
    "notices",
    "jobs",
    "subscribers",
    "cards",
    "navigation",
)
"""Rooms whose modules declare something when imported: permissions, state machines, sentences, listeners."""


class PartiesConfig(AppConfig):
    """People, organisations, centres."""

    name = "rongtong.apps.parties"
    label = "parties"

    def ready(self) -> None:
        """Import what declares itself, room by room."""
        for room in DECLARING:
            if module_has_submodule(self.module, room):
                _import_whole(f"{self.name}.{room}")


def _import_whole(name: str) -> None:
    room = import_module(name)
    for found in iter_modules(getattr(room, "__path__", ())):
        import_module(f"{name}.{found.name}")
