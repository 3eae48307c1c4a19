"""Language, theme and type size: chosen by a button, kept in cookies, and back to the same page."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from rongtong.kit.pages.looks import THEME_COOKIE, THEMES, TYPE_COOKIE, YEAR

CHOICES = {
    "language": (settings.LANGUAGE_COOKIE_NAME, {code for code, _ in settings.LANGUAGES}),
    "theme": (THEME_COOKIE, set(dict(THEMES))),
    "type": (TYPE_COOKIE, {"normal", "large"}),
}


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep what was chosen; what is unknown changes nothing."""
    response = HttpResponseRedirect(_back(request))
    for name, (cookie, known) in CHOICES.items():
        if request.POST.get(name) in known:
            response.set_cookie(
                cookie, request.POST[name], max_age=YEAR, samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE, httponly=True,
            )  # fmt: skip
    return response


def _back(request: HttpRequest) -> str:
    wish = request.POST.get("next", "/")
    ours = url_has_allowed_host_and_scheme(wish, {request.get_host()}, require_https=request.is_secure())
    return wish if ours else "/"
