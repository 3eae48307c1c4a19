"""The home page: what this place is for, the doors in, and figures that are true."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rongtong.kit.pages.cartogram import pattern
from rongtong.kit.pages.front import cached, figures
from rongtong.site.queries import organisations_by_region


@dataclass(frozen=True)
class Door:
    """A way in: the first of ``urls`` (names of addresses) that exists is where it leads."""

    title: Any
    body: Any
    act: Any
    icon: str
    tone: str
    urls: tuple[str, ...]

    @property
    def url(self) -> str:
        """Give the address, or nothing."""
        return next((address for name in self.urls if (address := address_of(name))), "")


DOORS = (
    Door(
        _("We have a need"),
        _(
            "A technical problem, a result to buy, a service to find."
            " Write it down in three steps; a reviewer looks at it, then matching begins."
        ),
        _("Publish a need"),
        "bulb", "info", ("catalogue:post", "parties:register"),
    ),
    Door(
        _("We have something to offer"),
        _(
            "Results, services, instruments, experts."
            " Write it down in three steps, and the needs it fits come to you."
        ),
        _("Publish an offer"),
        "flask-2", "good", ("catalogue:post", "parties:register"),
    ),
)  # fmt: skip
STEPS = (
    (
        "building-plus",
        _("Enter"),
        _("One account, one organisation with its code; colleagues join by invitation."),
    ),
    (
        "rosette-discount-check",
        _("Be verified"),
        _("An officer of your region reads the documents. You see until when, and why if not."),
    ),
    (
        "heart-handshake",
        _("Meet"),
        _("Needs meet offers with reasons, a service centre helps, and the deal is signed."),
    ),
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the home page."""
    values = {
        "doors": DOORS,
        "steps": STEPS,
        "figures": figures(),
        "regions": cached("regions", organisations_by_region),
        "code": _code(settings.SITE_URL),
        "pattern": pattern(timezone.localdate()),
        "address": settings.SITE_URL,
        "search": address_of("catalogue:search"),
        "region_url": address_of("parties:organisations") + "?region=",
    }
    return render(request, "site/home.html", values)


@cache
def _code(address: str) -> SafeString:
    """Draw the site's address for a phone's camera."""
    drawn = segno.make(address, micro=False).svg_inline(svgclass="qr", lineclass=None, omitsize=True)
    return mark_safe(drawn)  # noqa: S308 - the site's own address, drawn by the library


def address_of(name: str) -> str:
    """Give the address of a name; nothing when its part has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
