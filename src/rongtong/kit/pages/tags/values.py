"""Tags that write one value."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rongtong.kit.pages import cells, icons

register = template.Library()

KINDS: dict[str, tuple[cells.Tone, str]] = {
    "government": ("special", "building-bank"),
    "company": ("info", "building-factory-2"),
    "university": ("good", "school"),
    "institute": ("good", "microscope"),
    "finance": ("warn", "building-bank"),
    "service": ("neutral", "headset"),
    "user": ("neutral", "users"),
}
"""How the seven kinds of organisation (政产学研金服用) look everywhere."""
STATES: dict[str, cells.Tone] = {
    "start": "neutral",
    "open": "info",
    "waiting": "warn",
    "good": "good",
    "bad": "bad",
    "end": "neutral",
}
"""The kinds of a workflow's states and their tones."""


@register.simple_tag
def icon(name: str, title: str = "") -> SafeString:
    """Draw an icon; ``title`` only when nothing beside it says the same."""
    return icons.icon(name, str(title))


@register.simple_tag
def moment(value: datetime | date | None) -> SafeString:
    """Write 3 小时前 (11-21 14:02)."""
    return cells.moment(value)


@register.simple_tag
def deadline(value: datetime | date | None) -> SafeString:
    """Write a moment that warns when it is near or past."""
    return cells.deadline(value)


@register.simple_tag
def money(fen: int | None) -> SafeString:
    """Write fen as 万元."""
    return cells.money(fen)


@register.simple_tag
def number(value: int | float | Decimal | None, url: str = "", label: Any = "") -> SafeString:
    """Write a figure that leads to its records."""
    return cells.number(value, url, label)


@register.simple_tag
def badge(label: Any, tone: cells.Tone = "neutral", icon: str = "") -> SafeString:
    """Draw a soft badge."""
    return cells.badge(label, tone, icon)


@register.simple_tag
def state(label: Any, kind: str = "open") -> SafeString:
    """Draw the badge of a workflow state."""
    return cells.badge(label, STATES.get(kind, "info"))


@register.simple_tag
def org_kind(code: str, label: Any) -> SafeString:
    """Draw the badge of a kind of organisation."""
    return cells.badge(label, *KINDS.get(code, ("neutral", "building")))


@register.simple_tag
def region(name: Any) -> SafeString:
    """Draw the badge of a region."""
    return cells.badge(name, "neutral", "map-pin") if name else cells.NOTHING


@register.simple_tag
def verified(yes: bool, label: Any = "") -> SafeString:
    """Say whether an organisation has been verified."""
    if yes:
        return cells.badge(label or _("Verified"), "good", "rosette-discount-check")
    return cells.badge(label or _("Not verified"), "neutral", "help-circle")


@register.inclusion_tag("pages/parts/masked.html", takes_context=True)
def masked(context: template.Context, text: str, url: str = "", label: Any = "") -> dict[str, Any]:
    """Show a masked value with a button that reveals it; the reading is logged by the view behind ``url``."""
    return {"text": text, "url": url, "label": label, "csrf_token": context.get("csrf_token")}
