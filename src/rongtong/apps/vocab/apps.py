"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VocabConfig(AppConfig):
    """Controlled lists."""

    name = "rongtong.apps.vocab"
    label = "vocab"

    def ready(self) -> None:
        """Enter the pages into the navigation."""
        from rongtong.kit.pages.navigation import entry

        entry(
            "vocab.lists", _("Regions and fields"), "vocab:index", icon="list-tree", place="footer", order=40
        )
