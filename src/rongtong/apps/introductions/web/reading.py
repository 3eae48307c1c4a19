"""What the pages share: one introduction, and how its answers are written."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models.choices import LicenceForm
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.introductions import seen
from rongtong.kit.pages import cells
from rongtong.kit.permissions.asker import actor_of


def found(request: HttpRequest, pk: int) -> Introduction:
    """Give an introduction the reader may see; 404 for any other."""
    return get_object_or_404(seen(actor_of(request)), pk=pk)


def money_range(low: int | None, high: int | None) -> SafeString | str:
    """Write a range of money, the exact figures on hover; empty where nothing is said."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        words = _("at most {}") if low is None else _("at least {}")
        return format_html(words, cells.money(high if low is None else low))
    return cells.money(low) if low == high else format_html("{} – {}", cells.money(low), cells.money(high))


def answers_of(introduction: Introduction) -> list[tuple[Any, Any]]:
    """Give the three answers as (question, answer)."""
    form = LicenceForm(introduction.form).label if introduction.form else ""
    money = money_range(introduction.money_low, introduction.money_high)
    range_of = format_html("{} · {}", money, form) if money and form else money or form
    return [
        (_("What they want from it"), introduction.get_want_display()),
        (_("By when"), cells.moment(introduction.wanted_by) if introduction.wanted_by else _("Left open")),
        (_("Money and form"), range_of or _("To be talked about")),
    ]
