"""A search as its address says it, and the addresses that narrow or widen it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.choices import Kind, LicenceForm
from rongtong.apps.catalogue.queries.facets import city_of
from rongtong.apps.catalogue.rules.facets import LONGEST, MANY, Wanted, wanted_of
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages.tables import changed

__all__ = [
    "LABELS", "LONGEST", "chips", "clean", "facets", "label_of", "looser", "toggled", "toggled_plain",
    "wanted_of",
]  # fmt: skip
LABELS = {
    "kind": _("Which kind"), "field": _("Technology field"), "region": _("Place"), "price": _("Price band"),
    "maturity": _("Maturity"), "form": _("Co-operation"), "industry": _("Industry"),
    "since": _("Published within"), "verified": _("Owner"),
}  # fmt: skip
PRICES = {
    "10": _("below 100,000 yuan"), "50": _("100,000 to 500,000 yuan"), "100": _("500,000 to 1 million yuan"),
    "500": _("1 to 5 million yuan"), "more": _("5 million yuan and more"), "none": _("open or not public"),
}  # fmt: skip
MATURITIES = {"low": _("TRL 1–3, idea"), "mid": _("TRL 4–6, trial"), "high": _("TRL 7–9, in use")}
SINCE = {"7": _("7 days"), "30": _("30 days"), "90": _("90 days")}
SHOWN = 8
"""Values shown of a facet; those that are chosen always are."""


@dataclass(frozen=True)
class Value:
    """A value of a facet: its name, how many it would give, and the address that takes or drops it."""

    code: str
    label: Any
    count: int
    url: str
    active: bool


@dataclass(frozen=True)
class Facet:
    """One way to narrow."""

    name: str
    label: Any
    values: list[Value]

    @property
    def used(self) -> bool:
        """Tell whether something of it is chosen."""
        return any(value.active for value in self.values)


def clean(query: QueryDict) -> str:
    """Give the address of a search without what does not belong to it: to save and to hand on."""
    wanted = wanted_of(query)
    kept = QueryDict(mutable=True)
    kept["side"] = wanted.side
    if wanted.text:
        kept["q"] = wanted.text
    for name in sorted(wanted.chosen):
        kept.setlist(name, sorted(wanted.chosen[name]))
    if wanted.plain:
        kept.setlist("plain", sorted(wanted.plain))
    return kept.urlencode()


def facets(query: QueryDict, wanted: Wanted, counts: dict[str, Counter[str]]) -> list[Facet]:
    """Give the facets that narrow anything, with counts and addresses."""
    made = (Facet(name, label, _values(query, wanted, name, counts[name])) for name, label in LABELS.items())
    return [facet for facet in made if facet.values]


def _values(query: QueryDict, wanted: Wanted, name: str, counts: Counter[str]) -> list[Value]:
    chosen = wanted.of(name)
    counted = [(code, n) for code, n in counts.most_common() if name != "region" or code == city_of(code)]
    order = {"price": list(PRICES), "maturity": list(MATURITIES), "since": list(SINCE)}.get(name)
    if order:
        counted.sort(key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order))
    shown = [pair for place, pair in enumerate(counted) if place < SHOWN or pair[0] in chosen]
    shown += [(code, counts[code]) for code in chosen if code not in dict(shown)]
    return [
        Value(code, label_of(name, code), n, toggled(query, name, code), code in chosen)
        for code, n in shown
        if code and label_of(name, code)
    ]


def toggled(query: QueryDict, name: str, code: str) -> str:
    """Give the address with a value taken when it was not, dropped when it was."""
    new = query.copy()
    new.pop("page", None)
    values = new.getlist(name)
    if code in values:
        values = [one for one in values if one != code]
    else:
        values = [*values, code] if name in MANY else [code]
    new.setlist(name, values)
    return "?" + new.urlencode()


def toggled_plain(query: QueryDict, word: str) -> str:
    """Give the address that takes a word literally."""
    new = query.copy()
    new.pop("page", None)
    new.appendlist("plain", word)
    return "?" + new.urlencode()


def label_of(name: str, code: str) -> Any:
    """Give the name of a facet's value as a reader sees it."""
    lists = {"field": "contract-field", "region": vocab.REGION, "industry": vocab.INDUSTRY}
    if name in lists:
        return vocab.label(lists[name], code)
    words: dict[str, Any] = {
        "kind": dict(Kind.choices), "form": dict(LicenceForm.choices), "price": PRICES,
        "maturity": MATURITIES, "since": SINCE, "verified": {"yes": _("verified")},
    }[name]  # fmt: skip
    return words.get(code, "")


def chips(query: QueryDict, wanted: Wanted) -> list[dict[str, Any]]:
    """Give what is set, each with the address without it."""
    return [
        {"label": LABELS[name], "value": label_of(name, code), "url": toggled(query, name, code)}
        for name, values in wanted.chosen.items()
        for code in sorted(values)
    ]


def looser(query: QueryDict, wanted: Wanted) -> list[dict[str, Any]]:
    """Give the addresses that would ask for less, for a search that found nothing."""
    found = [{"label": chip["value"], "url": chip["url"]} for chip in chips(query, wanted)]
    words = wanted.text.split()
    if len(words) > 1:
        found += [
            {"label": word, "url": changed(query, q=" ".join(w for w in words if w != word))}
            for word in words
        ]
    return found
