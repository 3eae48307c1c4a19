"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Notices to people."""

    name = "rongtong.kit.notices"
    label = "notices"

    def ready(self) -> None:
        """Add mail as a channel and the bell to the header; read what the parts can tell."""
        from rongtong.kit.notices import channels, queries
        from rongtong.kit.notices.mail import Mail
        from rongtong.kit.notices.web.cards import fresh
        from rongtong.kit.pages.navigation import entry
        from rongtong.kit.pages.workbench import card

        autodiscover_modules("notices")
        channels.add("mail", Mail)
        card("notices.new", fresh, order=50)
        entry(
            "notices.inbox", _("Notices"), "notices:inbox", icon="bell", place="tool",
            shown=lambda request: request.user.is_authenticated,
            counts=lambda request: queries.unread_count(request.actor),  # type: ignore[attr-defined]
        )  # fmt: skip
