"""The entries that belong to the site as a whole."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rongtong.kit.pages.navigation import entry
from rongtong.lib.actor import ANONYMOUS, Actor


def signed_in(request: HttpRequest) -> bool:
    """Say whether somebody is signed in."""
    return bool(request.user.is_authenticated)


def builds(request: HttpRequest) -> bool:
    """Say whether the reader may see how pages are made: in the demo, and operators."""
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    return bool(settings.DEMO) or "operator" in actor.roles()


def enter() -> None:
    """Enter home, workbench and, for those who build or run the site, the components."""
    entry("site.home", _("Home"), "site:home", icon="home", order=0)
    entry("site.me", _("Workbench"), "site:me", icon="layout-dashboard", order=10, shown=signed_in)
    entry(
        "site.style",
        _("Components"),
        "pages:style",
        icon="components",
        place="footer",
        order=90,
        shown=builds,
    )
