"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PrivacyConfig(AppConfig):
    """Personal data."""

    name = "rongtong.kit.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Read every part's ``privacy`` room: what it holds of people."""
        autodiscover_modules("privacy")
