"""Where one's own week stands in the header."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rongtong.apps.matching.rules.matching import OPERATE
from rongtong.kit.pages.navigation import entry
from rongtong.kit.permissions import can
from rongtong.kit.permissions.asker import actor_of


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
entry(
    "matching.operator", _("Matching"), "matching:operator", icon="heart-handshake", place="user", order=65,
    shown=lambda request: can(actor_of(request), OPERATE),
)  # fmt: skip
entry(
    "matching.unmet", _("Needs nobody serves"), "matching:unmet", icon="mood-search", place="footer", order=20
)
