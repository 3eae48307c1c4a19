"""What is looked at by itself when something is handed in: a hint for the reviewer, never a decision."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.kinds import completeness
from rongtong.apps.catalogue.rules.terms import terms
from rongtong.apps.catalogue.rules.texts import sensitive_in, texts_of
from rongtong.apps.parties.models.verifications import UNDER_WAY
from rongtong.apps.parties.queries.identity import RESOLVED, state_of
from rongtong.lib.contacts import found_in

PASS, WARN, STOP = "pass", "warn", "stop"
_PAST_YEAR = re.compile(
    r"(20\d\d)\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?\s*(?:底|末|初)?\s*(?:之前|以前|前|截止|完成|交付)"
)
Check = dict[str, Any]


def contacts_in(text: str) -> list[tuple[str, str]]:
    """Give (kind, words) of contact data in free text: phone, e-mail, WeChat or QQ."""
    return [(one.kind, text[one.start : one.end]) for one in found_in(text)]


def run_checks(listing: Listing, today: date) -> list[Check]:
    """Give every check as {"name", "outcome", "data"}, as kept with what was handed in.

    ``queries.findings`` makes the sentences. Two queries at most: the owner's verification, the identity.
    """
    return [_owner(listing), *(check(listing, today) for check in _CHECKS)]


def _check(name: str, outcome: str, **data: Any) -> Check:
    return {"name": name, "outcome": outcome, "data": data}


def _complete(listing: Listing, today: date) -> Check:
    found = completeness(listing)
    missing = [*found.missing_must, *found.missing_good]
    outcome = PASS if found.share >= terms().look["complete"] else WARN
    return _check("complete", outcome, share=found.share, missing=missing)


def _thin(listing: Listing, today: date) -> Check:
    """Details that are short, or hold not one figure: nobody can answer them."""
    short = len(listing.detail.strip()) < terms().look["detail_shortest"]
    bare = not re.search(r"\d", listing.detail) and listing.kind not in ("expert", "base", "capability")
    return _check("thin", WARN if short or bare else PASS, length=len(listing.detail.strip()), short=short)


def _contact(listing: Listing, today: date) -> Check:
    found = [
        {"field": name, "kind": kind, "words": words}
        for name, text in texts_of(listing).items()
        for kind, words in contacts_in(text)
    ]
    return _check("contact", WARN if found else PASS, found=found)


def _sensitive(listing: Listing, today: date) -> Check:
    words = [{"field": name, "words": word} for name, word in sensitive_in(listing)]
    return _check("sensitive", WARN if words else PASS, found=words)


def _owner(listing: Listing) -> Check:
    """Say what is known of the owner: nothing is published for somebody nobody knows."""
    house = listing.organisation
    if house is None:
        known = listing.person is not None and state_of(listing.person) == RESOLVED
        return _check("owner", PASS if known else STOP, state="resolved" if known else "unresolved")
    if house.verified:
        return _check("owner", PASS, state="verified", until=str(house.verified_until or ""))
    waits = house.verifications.filter(state__in=UNDER_WAY).exclude(state="draft").exists()
    return _check("owner", STOP, state="waits" if waits else "unverified")


def _money(listing: Listing, today: date) -> Check:
    look, low, high = terms().look, listing.money_low, listing.money_high
    most, least = max(low or 0, high or 0), high if high is not None else low
    if most > look["money_most"]:
        return _check("money", WARN, why="much", fen=most)
    work = listing.side == "need" and listing.kind in ("result", "research", "finance")
    if work and least is not None and least < look["budget_least"]:
        return _check("money", WARN, why="little", fen=least)
    if low and high and high > low * look["range_widest"]:
        return _check("money", WARN, why="wide", fen=most)
    return _check("money", PASS)


def _dates(listing: Listing, today: date) -> Check:
    look, day = terms().look, listing.deadline
    if day is not None and day < today:
        return _check("dates", STOP, why="past", day=day.isoformat())
    if day is not None and day < today + timedelta(days=look["deadline_nearest"]):
        return _check("dates", WARN, why="near", day=day.isoformat())
    if day is not None and day.year > today.year + look["deadline_farthest_years"]:
        return _check("dates", WARN, why="far", day=day.isoformat())
    for name, text in texts_of(listing).items():
        for match in _PAST_YEAR.finditer(text):
            if int(match[1]) < today.year:
                return _check("dates", WARN, why="text", field=name, words=match[0])
    return _check("dates", PASS)


_CHECKS: tuple[Callable[[Listing, date], Check], ...] = (
    _complete, _thin, _contact, _sensitive, _money, _dates,
)  # fmt: skip
