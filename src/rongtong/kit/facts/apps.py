"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FactsConfig(AppConfig):
    """Facts and their delivery."""

    name = "rongtong.kit.facts"
    label = "facts"

    def ready(self) -> None:
        """Read every part's declarations: what may be done, how states change, who listens."""
        autodiscover_modules("rules", "workflow", "subscribers", "presenters")
