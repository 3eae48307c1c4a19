"""How a reader wants pages to look: theme and type size, in cookies, so that it works without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

THEMES = (("auto", _("Like my device")), ("light", _("Light")), ("dark", _("Dark")))
THEME_COOKIE, TYPE_COOKIE = "theme", "type"
YEAR = 365 * 86_400


@dataclass(frozen=True)
class Look:
    """``theme``: auto, light or dark; ``large``: the mode with large type (适老化)."""

    theme: str = "auto"
    large: bool = False


def of(request: HttpRequest) -> Look:
    """Read the look from the cookies; what is unknown is ignored."""
    theme = request.COOKIES.get(THEME_COOKIE, "auto")
    known = theme in dict(THEMES)
    return Look(theme if known else "auto", request.COOKIES.get(TYPE_COOKIE) == "large")
