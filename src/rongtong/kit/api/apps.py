"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The programming interface."""

    name = "rongtong.kit.api"
    label = "api"

    def ready(self) -> None:
        """Enter the pages into the navigation and what ends with an account."""
        import rongtong.kit.api.subscribers  # noqa: F401 - it enters itself
        from rongtong.kit.pages.navigation import entry

        entry("api.tokens", _("Access tokens"), "api_tokens:list", icon="key", place="user", order=70)
        entry("api.docs", _("Interface for programs"), "api:docs", icon="api", place="footer", order=50)
