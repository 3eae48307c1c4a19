"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Background work."""

    name = "rongtong.kit.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Read every part's ``jobs`` room, so that workers know what is declared; enter the page."""
        from rongtong.kit.jobs.rules import OPERATE
        from rongtong.kit.pages.navigation import entry
        from rongtong.kit.permissions import can

        autodiscover_modules("jobs")
        entry(
            "jobs.list", _("Background work"), "jobs:list", icon="clock-play", place="user", order=70,
            shown=lambda request: can(request.actor, OPERATE),  # type: ignore[attr-defined]
        )  # fmt: skip
