"""The facts of a listing as its reader may have them, for its page and for comparing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import LicenceForm, Side
from rongtong.apps.catalogue.queries.records import without_contacts
from rongtong.apps.catalogue.rules.kinds import extras
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages import cells

HIDDEN = gettext_lazy("Not public")


@dataclass(frozen=True)
class Fact:
    """A fact with its name; ``value`` is safe to print."""

    name: str
    label: Any
    value: Any


def five(listing: Listing, veiled: Collection[str]) -> list[Fact]:
    """Give the five facts that decide: kind, money, maturity, place, closing day."""
    need = listing.side == Side.NEED
    return [
        Fact("kind", _("Which kind"), listing.get_kind_display()),
        Fact("money", _("Budget") if need else _("Price"), HIDDEN if "money" in veiled else money(listing)),
        Fact("maturity", _("Maturity at least") if need else _("Maturity"), maturity(listing)),
        Fact("region", _("Place"), HIDDEN if "region" in veiled else region(listing)),
        Fact("closes", _("Open until"), cells.deadline(closing(listing, veiled))),
    ]


def more(listing: Listing, veiled: Collection[str]) -> list[Fact]:
    """Give what else it states, only what is stated."""
    forms = [str(dict(LicenceForm.choices).get(code, code)) for code in listing.licences]
    found = [
        Fact("field", _("Technology field"), vocab.label("contract-field", listing.field)),
        Fact("industry", _("Industry"), vocab.label(vocab.INDUSTRY, listing.industry)),
        Fact("licences", _("Co-operation"), "、".join(forms)),
        Fact("rights", _("Intellectual property"), "、".join(_right(one) for one in listing.rights)),
        Fact("maturity_evidence", _("Evidence of maturity"), without_contacts(listing.maturity_evidence)),
        Fact("turnaround", _("Days it takes"), listing.turnaround_days or ""),
        Fact("available", _("Available from"), listing.available_from or ""),
        Fact("reach", _("Regions that suit"), "、".join(vocab.label(vocab.REGION, c) for c in listing.reach)),
    ]
    for name, extra in extras().items():
        value = listing.extra.get(name)
        if value not in (None, ""):
            found.append(Fact(name, extra.label, without_contacts(extra.shown(value))))
    return [fact for fact in found if fact.value]


def closing(listing: Listing, veiled: Collection[str]) -> Any:
    """Give the day it closes for this reader."""
    days = (None if "deadline" in veiled else listing.deadline, listing.expires_on)
    return min((day for day in days if day), default=None)


def money(listing: Listing) -> Any:
    """Give the range of money in words."""
    low, high = listing.money_low, listing.money_high
    if low is None and high is None:
        return _("To be agreed")
    if low is not None and high is not None and low != high:
        return format_html("{} – {}", cells.money(low), cells.money(high))
    if high is None:
        return format_html(_("from {}"), cells.money(low))
    return cells.money(high) if low == high else format_html(_("up to {}"), cells.money(high))


def money_words(listing: Listing) -> str:
    """Give the range of money as plain words."""
    low, high = listing.money_low, listing.money_high
    if low is None and high is None:
        return _("To be agreed")
    ends = dict.fromkeys(cells.figure(Decimal(end) / 1_000_000) for end in (low, high) if end is not None)
    return _("%(sum)s ten thousand yuan") % {"sum": " – ".join(ends)}


def maturity(listing: Listing) -> str:
    """Give the level with what it means."""
    if listing.maturity is None:
        return _("Not said")
    words = (_("concept"), _("trials"), _("in production"))
    return f"TRL {listing.maturity} · {words[(listing.maturity - 1) // 3]}"


def region(listing: Listing) -> str:
    """Give the place with the province it lies in."""
    names = [str(term) for term in vocab.path(vocab.REGION, listing.region)]
    return " · ".join(names[-2:]) or _("Not said")


def compared_rows(listings: list[Listing]) -> list[dict[str, Any]]:
    """Give the facts side by side; ``differs`` where they are not all the same."""
    columns = []
    for one in listings:
        veiled = frozenset(one.veiled)
        columns.append({fact.name: fact for fact in (*five(one, veiled), *more(one, veiled))})
    names = dict.fromkeys(name for column in columns for name in column)
    rows = []
    for name in names:
        facts = [column.get(name) for column in columns]
        values = [fact.value if fact else "" for fact in facts]
        label = next(fact.label for fact in facts if fact)
        rows.append({"label": label, "values": values, "differs": len({str(one) for one in values}) > 1})
    return rows


def _right(one: Any) -> str:
    if isinstance(one, dict):
        return " ".join(str(value) for value in one.values() if value)
    return str(one)
