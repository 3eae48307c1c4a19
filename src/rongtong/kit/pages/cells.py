"""Values as a reader sees them: times, money, figures, badges, links. Each gives safe HTML.

Used by the tags of the same name and by the columns of a table.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from rongtong.kit.pages.icons import icon

Tone = Literal["neutral", "info", "good", "warn", "bad", "special"]
NOTHING = format_html('<span class="nothing">{}</span>', "—")
_WAN, _YI = 1_000_000, 10_000_000_000
"""Fen in 万元 and in 亿元."""


def ago(value: datetime, now: datetime) -> str:
    """Say how long ago, or in how long, in the reader's language."""
    seconds = int((now - value).total_seconds())
    if abs(seconds) < 60:
        return _("just now")
    span = _span(abs(seconds))
    return _("%(span)s ago") % {"span": span} if seconds > 0 else _("in %(span)s") % {"span": span}


def _span(seconds: int) -> str:
    """Write a span in its widest whole unit."""
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86_400
    if not hours:
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    if not days:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    if days < 60:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    if days < 730:
        return ngettext("%(n)s month", "%(n)s months", days // 30) % {"n": days // 30}
    return ngettext("%(n)s year", "%(n)s years", days // 365) % {"n": days // 365}


def moment(value: datetime | date | None, now: datetime | None = None, *, ends: bool = False) -> SafeString:
    """Give 3 小时前 (11-21 14:02); the year only when it is not this one. A plain date stays a date.

    ``ends``: midnight is the end of the day before, written 24:00.
    """
    if value is None:
        return NOTHING
    if not isinstance(value, datetime):
        return format_html('<time datetime="{}">{}</time>', value.isoformat(), value.isoformat())
    now = now or timezone.now()
    local = timezone.localtime(value)
    shape = "%m-%d %H:%M" if local.year == timezone.localtime(now).year else "%Y-%m-%d %H:%M"
    return format_html(
        '<time class="moment" datetime="{}" title="{}">{} <span class="moment-exact">({})</span></time>',
        local.isoformat(timespec="seconds"),
        local.strftime("%Y-%m-%d %H:%M:%S"),
        ago(value, now),
        _day_before(local, shape) if ends and (local.hour, local.minute) == (0, 0) else local.strftime(shape),
    )


def _day_before(midnight: datetime, shape: str) -> str:
    """Write 11-28 00:00 as 11-27 24:00: nobody reads the first as the end of the 27th."""
    return (midnight - timedelta(days=1)).strftime(shape.replace("%H:%M", "24:00"))


def deadline(value: datetime | date | None, now: datetime | None = None) -> SafeString:
    """Give a moment that warns when it is near (three days) or past."""
    if value is None:
        return NOTHING
    left = _days_left(value, now or timezone.now())
    tone = "late" if left < 0 else "near" if left < 3 else "calm"
    word = icon("alert-triangle", _("Overdue")) if tone == "late" else ""
    return format_html(
        '<span class="deadline deadline-{}">{}{}</span>', tone, word, moment(value, now, ends=True)
    )


def _days_left(value: datetime | date, now: datetime) -> float:
    if isinstance(value, datetime):
        return (value - now).total_seconds() / 86_400
    return (value - timezone.localdate(now)).days


def money(fen: int | None) -> SafeString:
    """Give fen as 万元 or 亿元, the exact figure on hover and for screen readers; exact in English."""
    if fen is None:
        return NOTHING
    exact = _("%(yuan)s yuan") % {"yuan": figure(Decimal(fen) / 100)}
    shown = _rounded(fen) if (get_language() or "").startswith("zh") else exact
    yuan = f"{Decimal(fen) / 100:.2f}"
    if shown == exact:
        return format_html('<data class="money" value="{}">{}</data>', yuan, exact)
    return format_html(
        '<data class="money" value="{}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></data>', yuan, exact, shown, exact,
    )  # fmt: skip


def _rounded(fen: int) -> str:
    for unit, name in ((_YI, "亿元"), (_WAN, "万元")):
        if abs(fen) >= unit:
            return f"{figure(round(Decimal(fen) / unit, 2))} {name}"
    return f"{figure(Decimal(fen) / 100)} 元"


def figure(value: int | float | Decimal) -> str:
    """Write a number with thousands separators, without idle zeros."""
    exact = Decimal(str(value))
    plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
    return number_format(plain, use_l10n=True, force_grouping=True)


def number(value: int | float | Decimal | None, url: str = "", label: Any = "") -> SafeString:
    """Give a figure, a link to its records when there is an address; ``label`` names them to listeners."""
    if value is None:
        return NOTHING
    if not url:
        return format_html('<span class="number">{}</span>', figure(value))
    said = format_html('<span class="visually-hidden"> {}</span>', label) if label else ""
    return format_html('<a class="number" href="{}">{}{}</a>', url, figure(value), said)


def badge(label: str | Promise, tone: Tone = "neutral", symbol: str = "") -> SafeString:
    """Give a soft badge."""
    return format_html('<span class="tag tag-{}">{}{}</span>', tone, icon(symbol) if symbol else "", label)


def link(label: Any, url: str) -> SafeString:
    """Give a link."""
    return format_html('<a href="{}">{}</a>', url, label)
