"""A listing as the record that the matching core reads."""

from __future__ import annotations

from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Side
from rongtong.apps.catalogue.rules.kinds import extras
from rongtong.apps.vocab import queries as vocab
from rongtong.lib.contacts import replaced
from rongtong_match.types import Licence, Money, Need, NeedKind, Offer, OfferKind

FIELD_LIST = "contract-field"
_SPECIFIC = ("unit", "hours", "track_record", "model", "scale")
"""Answers that only some kinds have and that say what the matter is."""


def key_of(listing: Listing) -> str:
    """Give the id of a listing in the index: its primary key."""
    return str(listing.pk)


def party_of(listing: Listing) -> str:
    """Give the resolved identity of the owner."""
    return f"o{listing.organisation_id}" if listing.organisation_id else f"p{listing.person_id}"


def without_contacts(text: str) -> str:
    """Take telephone numbers, addresses of mail and WeChat out of a text."""
    return replaced(text, lambda one: " ")


def record_of(listing: Listing, *, public: bool) -> Need | Offer:
    """Give the core's record; money in fen, region as six digits, contact data removed from the texts.

    ``public``: without what the owner hides and without whom it must never be shown to. ``listing`` has its
    owner at hand (``select_related``).
    """
    hidden = frozenset(listing.veiled) if public else frozenset()
    given = _common(listing, hidden)
    given |= {} if public else {"avoids": frozenset(str(one) for one in listing.avoids)}
    money = None if "money" in hidden else _money(listing)
    if listing.side == Side.NEED:
        return Need(
            **given, kind=NeedKind(listing.kind), budget=money, min_maturity=listing.maturity,
            deadline=None if "deadline" in hidden else listing.deadline,
            wanted_regions=tuple(code[:6] for code in listing.reach),
            wanted_kinds=frozenset(OfferKind(kind) for kind in listing.wanted_kinds),
        )  # fmt: skip
    return Offer(
        **given, kind=OfferKind(listing.kind), price=money, maturity=listing.maturity,
        person=listing.person.name if listing.person and "organisation" not in hidden else None,
        available_from=listing.available_from, available_until=listing.expires_on,
        turnaround_days=listing.turnaround_days, capacity=listing.capacity,
        min_fee=None if "money" in hidden else listing.least_fee,
        serves_regions=tuple(code[:6] for code in listing.reach),
    )  # fmt: skip


def _common(listing: Listing, hidden: frozenset[str]) -> dict[str, Any]:
    region = "" if "region" in hidden else listing.region[:6]
    known = "organisation" not in hidden
    return {
        "id": key_of(listing),
        "title": without_contacts(listing.title),
        "detail": without_contacts(_text(listing, hidden)),
        "fields": _fields(listing.field),
        "industry": listing.industry or None,
        "region": region or None,
        "organisation": listing.organisation.name if listing.organisation and known else None,
        "party": party_of(listing) if known else None,
        "keywords": tuple(without_contacts(str(word)) for word in listing.keywords),
        "licences": frozenset(Licence(form) for form in listing.licences),
        "posted": listing.published_at.date() if listing.published_at else None,
    }


def _text(listing: Listing, hidden: frozenset[str]) -> str:
    """Put what a reader gets in one text: summary, details, what was tried, what its kind asks besides."""
    parts = [listing.summary]
    parts += [getattr(listing, name) for name in ("detail", "tried") if name not in hidden]
    parts += [str(listing.extra[name]) for name in _SPECIFIC if listing.extra.get(name) and name in extras()]
    return "\n".join(part for part in parts if part)


def _fields(code: str) -> tuple[str, ...]:
    term = vocab.term(FIELD_LIST, code) if code else None
    return (term.zh,) if term else ()


def _money(listing: Listing) -> Money | None:
    if listing.money_low is None and listing.money_high is None:
        return None
    return Money(listing.money_low, listing.money_high)
