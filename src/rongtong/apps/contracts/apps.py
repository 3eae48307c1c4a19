"""The app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

from rongtong.kit.rooms import declare


class ContractsConfig(AppConfig):
    """Result deals and commissioned R&D: terms, price, notice, signing, milestones."""

    name = "rongtong.apps.contracts"
    label = "contracts"

    def ready(self) -> None:
        """Import what declares itself, room by room."""
        declare(self)
