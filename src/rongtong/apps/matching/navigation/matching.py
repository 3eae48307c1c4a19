"""Where one's own week stands in the header."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rongtong.kit.pages.navigation import entry


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


entry(
    "matching.week",
    _("My week"),
    "matching:week",
    icon="heart-handshake",
    place="user",
    order=30,
    shown=_signed_in,
)
