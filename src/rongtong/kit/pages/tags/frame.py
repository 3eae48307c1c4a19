"""Tags of ``base.html``: navigation, language, look."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from rongtong.kit.pages import banners as lines
from rongtong.kit.pages import looks, navigation, toasts

register = template.Library()


@register.simple_tag(takes_context=True)
def look(context: template.Context) -> looks.Look:
    """Give theme and type size as the reader chose them."""
    request = context.get("request")
    return looks.of(request) if request else looks.Look()


@register.simple_tag(takes_context=True)
def entries(context: template.Context, place: navigation.Place) -> list[navigation.Entry]:
    """Give the navigation of one place for this reader."""
    request: HttpRequest | None = context.get("request")
    # A request that failed before the middleware knew its actor has no navigation to filter.
    return navigation.entries(request, place) if request and hasattr(request, "actor") else []


@register.inclusion_tag("pages/parts/banners.html", takes_context=True)
def banners(context: template.Context) -> dict[str, Any]:
    """What must not be overlooked on any page."""
    request: HttpRequest | None = context.get("request")
    return {"banners": lines.banners(request) if request else [], "csrf_token": context.get("csrf_token")}


@register.simple_tag
def demo() -> bool:
    """Say whether this site runs with its demo people and data."""
    return bool(getattr(settings, "DEMO", False))


@register.inclusion_tag("pages/parts/settings.html", takes_context=True)
def display(context: template.Context, place: str) -> dict[str, Any]:
    """Language, theme and type size, for the header or the phone's menu."""
    request: HttpRequest | None = context.get("request")
    look = looks.of(request) if request else looks.Look()
    return {
        "choices": _choices(get_language() or "", look),
        "here": request.get_full_path() if request else "/",
        "place": place,
        "csrf_token": context.get("csrf_token"),
    }


@cache
def _choices(language: str, look: looks.Look) -> SafeString:
    """Draw the buttons: the same for all readers of a language who chose the same look."""
    return render_to_string("pages/parts/choices.html", {"look": look, "themes": looks.THEMES})


@register.filter
def undo_address(tags: str) -> str:
    """Give the address that takes back what a message tells."""
    return toasts.undo_address(tags or "")


@register.filter
def tone(level: str) -> str:
    """Give the tone of a message's level."""
    return {"success": "good", "warning": "warn", "error": "bad"}.get(level, "info")


@register.filter
def symbol(level: str) -> str:
    """Give the icon of a message's level."""
    return {"success": "circle-check", "warning": "alert-triangle", "error": "alert-circle"}.get(
        level, "info-circle"
    )
