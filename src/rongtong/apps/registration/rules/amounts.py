"""Amounts, validity, signatures: what was split off, until when it runs, who signed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.contracts.rules.values import technology, total
from rongtong.apps.registration.rules.data import Source, rows, source_of
from rongtong.apps.registration.rules.findings import DOUBTFUL, MISSING, PRESENT, Finding, Terms

NEAR_DAYS = 30
"""A decision takes up to thirty days: a term that ends before is worth a word."""


def _row(code: str, terms: Terms) -> dict[str, Any]:
    return next(row for row in rows("clauses", "amount", terms.day, terms.region) if row["code"] == code)


def _source(code: str, terms: Terms) -> Source:
    return source_of(_row(code, terms))


def split_off(terms: Terms) -> list[dict[str, Any]]:
    """Give the parts of the price that are no technology."""
    return [row for row in terms.values["items"] if not row["technical"]]


def suspicious(terms: Terms) -> list[str]:
    """Give the parts called technology whose name says equipment or material."""
    words = _row("goods", terms)["words"]
    return [
        row["what"]
        for row in terms.values["items"]
        if row["technical"] and any(word in row["what"] for word in words) and "费" not in row["what"]
    ]


def amount_finding(terms: Terms) -> Finding:
    """Say whether the technology amount stands apart from equipment and material."""
    label, source = _("Technology amount split off"), _source("goods", terms)
    whole, part = total(terms.values), technology(terms.values)
    if whole is None or part is None:
        said = _("Itemise the price: technology, and equipment or material apart.")
        return Finding("amount", label, MISSING, said, source, "", "money")
    if not 0 < part <= whole:
        said = _("Nothing of the price is technology.")
        return Finding("amount", label, MISSING, said, source, "", "money")
    goods = suspicious(terms)
    if goods:
        said = _("Called technology, but it sounds like goods: %(what)s.") % {"what": "、".join(goods)}
        return Finding("amount", label, DOUBTFUL, said, source, "", "money")
    if terms.values["amount_open"]:
        said = _("The final sum is open: say so, and have it corrected before tax relief is used.")
        return Finding("amount", label, DOUBTFUL, said, _source("open_amount", terms), "", "money")
    return Finding("amount", label, PRESENT, "", source, "", "money")


def term_finding(terms: Terms, today: date) -> Finding:
    """Say whether the contract runs, and how many days are left."""
    label, source = _("In its term"), _source("term", terms)
    if not terms.values["valid_from"] or not terms.values["valid_to"]:
        said = _("Say from when until when it runs.")
        return Finding("term", label, MISSING, said, source, "", "matter")
    left = (date.fromisoformat(terms.values["valid_to"]) - today).days
    if left < 0:
        said = _("Its term ended on %(day)s: it cannot be registered any more.")
        return Finding("term", label, MISSING, said % {"day": terms.values["valid_to"]}, source, "", "matter")
    if left < NEAR_DAYS:
        said = _("Its term ends in %(n)d days, and a decision may take thirty.") % {"n": left}
        return Finding("term", label, DOUBTFUL, said, source, "", "matter")
    return Finding("term", label, PRESENT, _("%(n)d days left.") % {"n": left}, source, "", "matter")


def signed_finding(terms: Terms, signed: bool) -> Finding:
    """Say whether both sides have signed."""
    said = "" if signed else _("Both sides sign the text.")
    status = PRESENT if signed else MISSING
    return Finding("signed", _("Signed by both sides"), status, said, _source("signed", terms), "", "sign")


def side_finding(terms: Terms, side: str, name: str, lacks: list[str]) -> Finding:
    """Say whether a side's name, code, region and nature are known; the code may be missing with a person."""
    label = _("Data of the seller") if side == "seller" else _("Data of the buyer")
    said = _("%(name)s does not state: %(what)s.") % {"name": name, "what": "、".join(lacks)} if lacks else ""
    status = DOUBTFUL if lacks else PRESENT
    return Finding(f"field:{side}_uscc", label, status, said, _source("side", terms), "", "side")
