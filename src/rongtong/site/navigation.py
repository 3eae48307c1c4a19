"""The entries that belong to the site as a whole, and the figures of its home page."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rongtong.kit.pages.front import figure
from rongtong.kit.pages.navigation import entry
from rongtong.kit.permissions import can
from rongtong.lib.actor import ANONYMOUS, Actor
from rongtong.site import queries
from rongtong.site.rules import READ_TRAIL


def signed_in(request: HttpRequest) -> bool:
    """Say whether somebody is signed in."""
    return bool(request.user.is_authenticated)


def builds(request: HttpRequest) -> bool:
    """Say whether the reader may see how pages are made: in the demo, and operators."""
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    return bool(settings.DEMO) or "operator" in actor.roles()


def operates(request: HttpRequest) -> bool:
    """Say whether the reader looks after the site; opening the page needs a staff session."""
    actor: Actor = getattr(request, "actor", ANONYMOUS)
    return "operator" in actor.roles()


def reads_trail(request: HttpRequest) -> bool:
    """Say whether the reader may open the audit trail now."""
    return can(getattr(request, "actor", ANONYMOUS), READ_TRAIL)


def enter() -> None:
    """Enter home, workbench and, for those who build or run the site, the components."""
    entry("site.home", _("Home"), "site:home", icon="home", order=0)
    entry("site.me", _("Workbench"), "site:me", icon="layout-dashboard", order=10, shown=signed_in)
    entry("site.trail", _("Audit trail"), "site:trail", icon="history", order=80, shown=reads_trail)
    entry(
        "site.operator",
        _("How the site runs"),
        "operations:index",
        icon="heartbeat",
        place="user",
        order=60,
        shown=operates,
    )
    entry(
        "site.style",
        _("Components"),
        "pages:style",
        icon="components",
        place="footer",
        order=90,
        shown=builds,
    )


def count() -> None:
    """Enter the figures of the home page."""
    figure(
        "site.organisations",
        _("Organisations"),
        queries.public_organisations,
        url="parties:organisations",
        icon="building",
        order=10,
    )
    figure(
        "site.verified",
        _("of them verified"),
        queries.verified_organisations,
        url="parties:organisations",
        query="?verified=yes",
        icon="rosette-discount-check",
        order=20,
    )
    figure("site.people", _("Experts"), queries.public_people, url="parties:people", icon="users", order=30)
    figure(
        "site.centres",
        _("Service centres"),
        queries.open_centres,
        url="parties:centres",
        icon="headset",
        order=40,
    )
