"""Co-operation in the header: one entry for all that follows from an introduction."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rongtong.kit.pages.navigation import entry


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


entry(
    "introductions.list",
    _("Working together"),
    "introductions:list",
    icon="messages",
    order=30,
    shown=_signed_in,
)
