"""What an app declares when it starts: every module of its declaring rooms is imported once."""

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


def declare(app: AppConfig) -> None:
    """Import the declaring rooms of an app, room by room; to be called from its ``ready``."""
    for room in DECLARING:
        if module_has_submodule(app.module, room):
            _import_whole(f"{app.name}.{room}")


def _import_whole(name: str) -> None:
    room = import_module(name)
    for found in iter_modules(getattr(room, "__path__", ())):
        import_module(f"{name}.{found.name}")
