"""Open questions to the owner, each answered in one tap: what is unknown and would settle candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import LicenceForm
from rongtong.apps.matching.queries import sentences
from rongtong.kit.pages.cells import money
from rongtong_match.types import Check, Outcome

FIELDS = {
    ("need", "budget"): "money_high", ("need", "fee"): "money_high", ("need", "deadline"): "deadline",
    ("need", "reach"): "region", ("offer", "maturity"): "maturity", ("offer", "licence"): "licences",
    ("offer", "budget"): "money_low", ("offer", "deadline"): "turnaround_days", ("offer", "region"): "region",
}  # fmt: skip
"""The field that answers a constraint, by side and constraint."""
DAYS = (7, 30, 90, 180)
MONTHS = (3, 6, 12)


@dataclass(frozen=True)
class Question:
    """One question: the field it fills, how many candidates it settles, answers of one tap (value, words)."""

    name: str
    sentence: str
    settles: int
    choices: Sequence[tuple[str, str]]
    typed: str = ""
    """How another answer is typed: money, day, number or region; empty: only the choices."""


def questions_of(listing: Listing, pairs: Sequence[Any], today: date) -> list[Question]:
    """Give the open questions to a listing's owner, the most useful first."""
    asked: dict[str, list[tuple[Check, Any]]] = {}
    for pair in pairs:
        for check in pair.judged.verdict.checks:
            name = FIELDS.get((listing.side, check.constraint))
            if check.outcome is Outcome.UNKNOWN and check.asks == listing.side and name:
                asked.setdefault(name, []).append((check, pair))
    found = [_question(name, rows, today) for name, rows in asked.items()]
    return sorted(found, key=lambda one: (-one.settles, one.name))


def _question(name: str, rows: Sequence[tuple[Check, Any]], today: date) -> Question:
    asked = rows[0][0].question or rows[0][0].reason
    return Question(
        name, sentences.said(asked), len({id(pair) for _check, pair in rows}),
        _choices(name, [pair for _check, pair in rows], today), TYPED.get(name, ""),
    )  # fmt: skip


TYPED = {"money_high": "money", "money_low": "money", "deadline": "day", "turnaround_days": "number",
         "region": "region"}  # fmt: skip


def _choices(name: str, pairs: Sequence[Any], today: date) -> list[tuple[str, str]]:
    if name in ("money_high", "money_low"):
        return [(str(fen), money(fen)) for fen in _amounts(name, pairs)]
    if name == "deadline":
        days = [today + timedelta(days=30 * months) for months in MONTHS]
        return [(day.isoformat(), day.isoformat()) for day in days]
    if name == "maturity":
        return [(str(level), str(level)) for level in range(1, 10)]
    if name == "turnaround_days":
        return [(str(days), _("%(n)s days") % {"n": days}) for days in DAYS]
    if name == "licences":
        return [(str(code), str(words)) for code, words in LicenceForm.choices]
    return []


def _amounts(name: str, pairs: Sequence[Any]) -> list[int]:
    """Give up to three amounts that settle few, half and all of the pairs: prices asked, or budgets given."""
    found = sorted({fen for pair in pairs if (fen := _limit(name, pair)) is not None})
    return sorted({found[0], found[len(found) // 2], found[-1]}) if found else []


def _limit(name: str, pair: Any) -> int | None:
    if name == "money_low":
        return pair.need_record.budget.high if pair.need_record.budget else None
    offer = pair.judged.offer
    asked = [fen for fen in (offer.price.low if offer.price else None, offer.min_fee) if fen is not None]
    return max(asked, default=None)
