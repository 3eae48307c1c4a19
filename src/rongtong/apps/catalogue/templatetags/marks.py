"""``{% load marks %}``: the contact data of a text marked, for its owner."""

from __future__ import annotations

from typing import Any

from django.template import Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.queries import texts

register = Library()


@register.filter
def marked(text: Any) -> SafeString:
    """Give the text escaped, its contact data as ``mark`` with a title that says why."""
    return format_html_join("", "{}", ((_drawn(piece),) for piece in texts.marked(str(text))))


def _drawn(piece: texts.Piece) -> Any:
    if piece.mark != "contact":
        return piece.text
    return format_html(
        '<mark class="mark-contact" title="{}">{}</mark>',
        _("contact data, hidden from the public"),
        piece.text,
    )


@register.simple_tag
def hidden_contacts(listing: Any) -> str:
    """Name the fields whose contact data the public does not see; empty when there are none."""
    names = texts.telling(listing)
    return "、".join(str(name) for name in names)
