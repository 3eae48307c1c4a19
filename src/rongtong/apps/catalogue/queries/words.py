"""Values of a listing as a reader sees them: plain text, the codes of lists as names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models.choices import KINDS, Kind, LicenceForm, PriceMode, Side
from rongtong.apps.catalogue.rules.kinds import extras, label_of
from rongtong.apps.catalogue.rules.scales import RIGHTS, level
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages.cells import figure

FIELD = "contract-field"
_WAN = 1_000_000
"""Fen in 万元."""


def said(name: str, value: Any) -> str:
    """Give a field's value as plain text in the reader's language; empty when nothing was said.

    ``money`` takes the pair (low, high) in fen; other names as in ``rules.values``.
    """
    if value in (None, "", [], {}) and name != "money":
        return ""
    if name in _READERS:
        return str(_READERS[name](value))
    return extras()[name].shown(value) if name in extras() else str(value)


def money_words(pair: Iterable[int | None]) -> str:
    """Say a range of money in fen: 20-50 万元, 不超过 50 万元."""
    low, high = pair
    if low is not None and high is not None and low != high:
        return _("%(low)s to %(high)s") % {"low": _amount(low), "high": _amount(high)}
    if low is None and high is not None:
        return _("at most %(sum)s") % {"sum": _amount(high)}
    if high is None and low is not None:
        return _("at least %(sum)s") % {"sum": _amount(low)}
    return _amount(low) if low is not None else ""


def _amount(fen: int) -> str:
    if fen >= _WAN and (get_language() or "zh").startswith("zh"):
        return f"{figure(round(Decimal(fen) / _WAN, 4))} 万元"
    return _("%(yuan)s yuan") % {"yuan": figure(Decimal(fen) / 100)}


def right_words(right: Mapping[str, str]) -> str:
    """Say one row of intellectual property: kind and number."""
    return f"{RIGHTS.get(right.get('kind', ''), '')} {right.get('number', '')}".strip()


def region_name(code: str) -> str:
    """Give a region with those above it, without blanks, as it is written: 重庆市渝北区."""
    names = [str(term) for term in vocab.path(vocab.REGION, code)]
    return ("" if (get_language() or "zh").startswith("zh") else ", ").join(names) or code


def _labels(choices: Iterable[tuple[str, Any]]) -> Callable[[Any], str]:
    def told(codes: Any) -> str:
        known = dict(choices)
        return "、".join(
            str(known.get(code, code)) for code in ([codes] if isinstance(codes, str) else codes)
        )

    return told


def _days(value: int) -> str:
    return ngettext("%(n)s day", "%(n)s days", value) % {"n": value}


_READERS: dict[str, Callable[[Any], str]] = {
    "money": money_words,
    "money_low": _amount,
    "money_high": _amount,
    "least_fee": _amount,
    "field": lambda code: vocab.label(FIELD, code),
    "industry": lambda code: vocab.label(vocab.INDUSTRY, code),
    "region": region_name,
    "reach": lambda codes: "、".join(map(region_name, codes)),
    "keywords": "、".join,
    "avoids": "、".join,
    "maturity": level,
    "turnaround_days": _days,
    "licences": _labels(LicenceForm.choices),
    "price_mode": _labels(PriceMode.choices),
    "wanted_kinds": _labels([(kind, Kind(kind).label) for kind in KINDS[Side.OFFER]]),
    "rights": lambda rows: "；".join(map(right_words, rows)),
    "veiled": lambda names: "、".join(str(label_of(name)) for name in names),
}
