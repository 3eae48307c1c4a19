"""Tags that lay out a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from rongtong.kit.pages.icons import icon as drawn
from rongtong.kit.pages.shelves import shelves as on_shelves

register = template.Library()


@register.simple_tag
def crumb(label: Any, url: str = "") -> SafeString:
    """One step of the way back; without an address the present page."""
    if not url:
        return format_html('<li class="breadcrumb-item active" aria-current="page">{}</li>', label)
    return format_html('<li class="breadcrumb-item"><a href="{}">{}</a></li>', url, label)


@register.simple_block_tag
def card(content: str, title: Any = "", icon: str = "", url: str = "", more: Any = "") -> SafeString:
    """A white card with a heading; ``url`` and ``more`` lead to the whole."""
    values = {"content": content, "title": title, "icon": icon, "url": url, "more": more}
    return render_to_string("pages/parts/card.html", values)


@register.inclusion_tag("pages/parts/stat.html")
def stat(
    label: Any, value: Any, url: str = "", icon: str = "", hint: Any = "", tone: str = "info"
) -> dict[str, Any]:
    """One figure with its name; the whole card leads to its records."""
    return {"label": label, "value": value, "url": url, "icon": icon, "hint": hint, "tone": tone}


@register.inclusion_tag("pages/parts/definitions.html")
def definitions(pairs: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    """A list of names and values."""
    return {"pairs": pairs}


@register.inclusion_tag("pages/parts/tabs.html")
def tabs(items: Iterable[dict[str, Any]], label: Any = "") -> dict[str, Any]:
    """Views of one thing, each with its own address."""
    return {"items": items, "label": label}


@register.inclusion_tag("pages/parts/empty.html")
def empty(
    title: Any, body: Any = "", action: Any = "", url: str = "", icon: str = "inbox", example: Any = ""
) -> dict[str, Any]:
    """Nothing here yet: why, what it would look like, and the first step."""
    return {"title": title, "body": body, "action": action, "url": url, "icon": icon, "example": example}


@register.inclusion_tag("pages/parts/progress.html")
def progress(done: int, total: int | None, label: Any = "") -> dict[str, Any]:
    """How far a piece of work is; ``total`` None: nobody knows yet."""
    return {"done": done, "total": total, "label": label, "whole": bool(total) and done >= (total or 0)}


@register.inclusion_tag("pages/parts/timeline.html")
def timeline(entries: Iterable[Any]) -> dict[str, Any]:
    """What happened, newest first: entries have ``at``, ``actor_name``, ``sentence``, perhaps ``reason``."""
    return {"entries": entries}


@register.simple_tag
def shelves(kind: str, key: int) -> SafeString:
    """What parts above show on the page of a record."""
    drawn_ones = (render_to_string(one.template, dict(one.values)) for one in on_shelves(kind, key))
    return mark_safe("".join(drawn_ones))  # noqa: S308 - drawn by templates, which escape


@register.simple_tag
def feature_icon(name: str, tone: str = "info") -> SafeString:
    """An icon on a soft square."""
    return format_html('<span class="square square-{}">{}</span>', tone, drawn(name))
