"""What may be asked of an owner in one tap: the field behind a constraint, answers to choose, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import LicenceForm
from rongtong.apps.catalogue.rules.kinds import form_of, is_there
from rongtong.apps.matching.queries import sentences
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages.cells import money
from rongtong_match.types import Check, Outcome

FIELDS = {
    ("need", "budget"): "money_high", ("need", "fee"): "money_high", ("need", "deadline"): "deadline",
    ("need", "reach"): "region", ("need", "maturity"): "maturity", ("need", "licence"): "licences",
    ("offer", "maturity"): "maturity", ("offer", "licence"): "licences", ("offer", "budget"): "money_low",
    ("offer", "deadline"): "turnaround_days", ("offer", "region"): "region",
}  # fmt: skip
"""The field that answers a constraint, by side and constraint."""
NAMES = {side: tuple(dict.fromkeys(n for (one, _c), n in FIELDS.items() if one == side))
         for side in ("need", "offer")}  # fmt: skip
TYPED = {"money_high": "money", "money_low": "money", "deadline": "day", "turnaround_days": "number",
         "region": "region"}  # fmt: skip
"""How another answer is typed: money, day, number or region; the others have only the choices."""
DAYS = (7, 30, 90, 180)
MONTHS = (3, 6, 12)
MOST_TAPS = 4


def unknown_on(listing: Listing, checks: Sequence[Check]) -> dict[str, Check]:
    """Give what the checks of one pair ask the owner of a listing, by field."""
    found: dict[str, Check] = {}
    for check in checks:
        name = FIELDS.get((listing.side, check.constraint))
        if name and check.outcome is Outcome.UNKNOWN and check.asks == listing.side:
            found.setdefault(name, check)
    return found


def blank(listing: Listing) -> list[str]:
    """Give the fields of ``NAMES`` that the listing's form asks for and nobody has filled."""
    form = form_of(listing)
    asked = [(name, "money" if name.startswith("money") else name) for name in NAMES[listing.side]]
    return [name for name, field in asked if form.asks(field) and not is_there(listing, field)]


def sentence_of(listing: Listing, name: str, check: Check | None) -> str:
    """Give the question: the core's where a constraint waits for it, else a plain one."""
    if check is not None and check.question is not None:
        return sentences.said(check.question)
    return str(_plain(listing.side)[name])


def _plain(side: str) -> dict[str, str]:
    if side == "need":
        return {
            "money_high": _("What can you pay at most?"), "deadline": _("By when do you need it?"),
            "region": _("Where is the matter?"), "maturity": _("How mature must it be at least?"),
            "licences": _("How would you take the technology over?"),
        }  # fmt: skip
    return {
        "maturity": _("How mature is it?"), "licences": _("How do you hand it on?"),
        "money_low": _("From what price on?"), "turnaround_days": _("How many days does it take?"),
        "region": _("Where is it?"),
    }  # fmt: skip


def choices(listing: Listing, name: str, pairs: Sequence[Any], today: date) -> list[tuple[str, str]]:
    """Give the answers of one tap (value, words): those that the candidates' own figures make likely."""
    if name in ("money_high", "money_low"):
        return [(str(fen), money(fen)) for fen in _amounts(name, pairs)]
    if name == "deadline":
        days = [today + timedelta(days=30 * months) for months in MONTHS]
        return [(day.isoformat(), day.isoformat()) for day in days]
    if name == "maturity":
        return [(str(level), str(level)) for level in _maturities(listing, pairs)]
    if name == "turnaround_days":
        return [(str(days), _("%(n)s days") % {"n": days}) for days in DAYS]
    if name == "licences":
        return [(str(code), str(words)) for code, words in LicenceForm.choices]
    home = vocab.term(vocab.REGION, listing.home)
    return [(listing.home, vocab.label(vocab.REGION, listing.home))] if home is not None else []


def _maturities(listing: Listing, pairs: Sequence[Any]) -> list[int]:
    """Give all levels to an offer, whose own is one of them; to a need those at which candidates part."""
    if listing.side == "offer":
        return list(range(1, 10))
    found = sorted({pair.judged.offer.maturity for pair in pairs if pair.judged.offer.maturity})
    return found[-MOST_TAPS:]


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
