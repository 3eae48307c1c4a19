"""What is looked at by itself when something is handed in: a hint for the reviewer, never a decision."""

from __future__ import annotations

import re
from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.kinds import completeness
from rongtong.apps.catalogue.rules.terms import terms

PASS, WARN, STOP = "pass", "warn", "stop"
_CONTACT = (
    ("phone", re.compile(r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)")),
    ("phone", re.compile(r"(?<!\d)0\d{2,3}[\s-]\d{7,8}(?!\d)")),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "wechat",
        re.compile(r"(?:微信|微信号|weixin|wechat|QQ)[号]?[:：\s]*[A-Za-z0-9_-]{5,20}", re.IGNORECASE),
    ),
)
OPEN_TEXTS = ("title", "summary", "detail", "tried")


def contacts_in(text: str) -> list[tuple[str, str]]:
    """Give (kind, words) of contact data in free text: phone, e-mail, WeChat or QQ."""
    return [(kind, found.group(0)) for kind, pattern in _CONTACT for found in pattern.finditer(text)]


def run_checks(listing: Listing) -> list[dict[str, Any]]:
    """Give every check as {"name", "outcome", "data"}; the page makes the sentence."""
    return [_complete(listing), _contact(listing), _sensitive(listing), _owner(listing)]


def _complete(listing: Listing) -> dict[str, Any]:
    found = completeness(listing)
    missing = [*found.missing_must, *found.missing_good]
    outcome = PASS if found.share >= 60 else WARN
    return {"name": "complete", "outcome": outcome, "data": {"share": found.share, "missing": missing}}


def _contact(listing: Listing) -> dict[str, Any]:
    found = [
        {"field": name, "kind": kind, "words": words}
        for name in OPEN_TEXTS
        for kind, words in contacts_in(getattr(listing, name))
    ]
    return {"name": "contact", "outcome": WARN if found else PASS, "data": {"found": found}}


def _sensitive(listing: Listing) -> dict[str, Any]:
    text = "\n".join(getattr(listing, name) for name in OPEN_TEXTS)
    words = [word for word in terms().sensitive if word in text]
    return {"name": "sensitive", "outcome": WARN if words else PASS, "data": {"words": words}}


def _owner(listing: Listing) -> dict[str, Any]:
    known = listing.organisation.verified if listing.organisation else True
    return {"name": "owner", "outcome": PASS if known else STOP, "data": {}}
