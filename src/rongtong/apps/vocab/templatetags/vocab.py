"""``{% load vocab %}``: a code as its name, linked to its page."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rongtong.apps.vocab import queries
from rongtong.kit.pages.cells import NOTHING, badge

register = template.Library()
ICONS = {"region": "map-pin", "industry": "building-factory-2", "discipline": "school"}


@register.simple_tag
def term(list_code: str, code: str, on: date | datetime | None = None) -> SafeString:
    """Draw a code as a badge with the name it had ``on`` (the record's birth), linked to its history.

    Costs one query a request at most (``queries.pinned``).
    """
    if not code:
        return SafeString(NOTHING)
    day = timezone.localdate(on) if isinstance(on, datetime) else on
    drawn = badge(queries.label(list_code, code, day), "neutral", ICONS.get(list_code, "tag"))
    try:
        return format_html(
            '<a class="badge-link" href="{}">{}</a>', reverse("vocab:term", args=(list_code, code)), drawn
        )
    except NoReverseMatch:  # a code nobody knows and that no address can hold
        return drawn


@register.filter
def term_name(code: str, list_code: str) -> str:
    """Give the plain name of a code: ``{{ org.region|term_name:"region" }}``."""
    return queries.label(list_code, code) if code else ""
