"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    """Personal data."""

    name = "rongtong.kit.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Read every part's ``privacy`` room: what it holds of people; enter the pages."""
        from rongtong.kit.pages.navigation import entry
        from rongtong.kit.permissions import can
        from rongtong.kit.privacy.rules import DECIDE
        from rongtong.lib.actor import ANONYMOUS

        autodiscover_modules("privacy")
        entry(
            "privacy.home", _("Privacy"), "privacy:home", icon="shield-lock", place="user", order=60,
            shown=lambda request: request.user.is_authenticated,
        )  # fmt: skip
        entry(
            "privacy.requests", _("Requests to be erased"), "privacy:requests", icon="user-minus",
            place="user", order=80, shown=lambda request: can(getattr(request, "actor", ANONYMOUS), DECIDE),
        )  # fmt: skip
