"""The app's place in Django."""

from __future__ import annotations

from django.apps import AppConfig

from rongtong.kit.rooms import declare


class RegistrationConfig(AppConfig):
    """Registering technology contracts (技术合同认定登记)."""

    name = "rongtong.apps.registration"
    label = "registration"

    def ready(self) -> None:
        """Import what declares itself, room by room."""
        declare(self)
