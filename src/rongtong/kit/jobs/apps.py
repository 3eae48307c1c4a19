"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Background work."""

    name = "rongtong.kit.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Read every part's ``jobs`` room, so that a worker knows what is declared."""
        autodiscover_modules("jobs")
