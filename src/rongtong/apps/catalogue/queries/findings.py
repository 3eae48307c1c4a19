"""The checks of a listing as sentences, each with the passages that it speaks of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.checks import Check, run_checks
from rongtong.apps.catalogue.queries.texts import Piece, around
from rongtong.apps.catalogue.queries.words import money_words
from rongtong.apps.catalogue.rules.kinds import label_of
from rongtong.apps.catalogue.rules.texts import texts_of

KINDS = {
    "phone": gettext_lazy("telephone number"),
    "email": gettext_lazy("e-mail"),
    "wechat": gettext_lazy("WeChat or QQ"),
}


@dataclass(frozen=True)
class Passage:
    """Where something stands: the field, and the words with what surrounds them."""

    label: Any
    pieces: list[Piece]


@dataclass(frozen=True)
class Finding:
    """A check as it is read: ``outcome`` pass, warn or stop; one sentence; its passages."""

    name: str
    outcome: str
    sentence: str
    passages: list[Passage] = field(default_factory=list)


def findings(listing: Listing, today: date) -> list[Finding]:
    """Look at a record now: what stops first, then what is to be looked at, then what is fine."""
    order = {"stop": 0, "warn": 1, "pass": 2}
    found = [told(check, listing) for check in run_checks(listing, today)]
    return sorted(found, key=lambda one: order[one.outcome])


def told(check: Check, listing: Listing) -> Finding:
    """Make the sentence of one check, also of one kept with an older submission."""
    data = check["data"]
    sentence = _SENTENCES[check["name"]](check["outcome"], data)
    return Finding(check["name"], check["outcome"], str(sentence), _passages(data, listing))


def missing_of(checks: list[Check]) -> list[str]:
    """Give the names of the fields that a listing lacks, weightiest first."""
    return next((check["data"]["missing"] for check in checks if check["name"] == "complete"), [])


def _passages(data: Any, listing: Listing) -> list[Passage]:
    texts = texts_of(listing)
    rows = data.get("found") or ([data] if "words" in data and "field" in data else [])
    passages = []
    for row in rows:
        text, words = texts.get(row["field"], ""), row["words"]
        at = text.find(words)
        pieces = around(text, at, at + len(words)) if at >= 0 else [Piece(words, "contact")]
        passages.append(Passage(label_of(row["field"]), pieces))
    return passages


def _complete(outcome: str, data: Any) -> str:
    if not data["missing"]:
        return _("Everything that counts is there.")
    names = "、".join(str(label_of(name)) for name in data["missing"])
    return _("%(share)s%% complete. Missing: %(names)s.") % {"share": data["share"], "names": names}


def _thin(outcome: str, data: Any) -> str:
    if outcome == "pass":
        return _("The details say something and hold figures.")
    if data["short"]:
        return ngettext(
            "The details have only %(n)s character.", "The details have only %(n)s characters.",
            data["length"],
        ) % {"n": data["length"]}  # fmt: skip
    return _("The details hold no figure: quantities, targets and conditions are missing.")


def _contact(outcome: str, data: Any) -> str:
    if outcome == "pass":
        return _("No contact data in the texts.")
    kinds = "、".join(dict.fromkeys(str(KINDS[row["kind"]]) for row in data["found"]))
    return _(
        "Contact data in the texts (%(kinds)s). The public sees them hidden until they are taken out."
    ) % {"kinds": kinds}


def _sensitive(outcome: str, data: Any) -> str:
    if outcome == "pass":
        return _("No sensitive word.")
    words = "、".join(dict.fromkeys(row["words"] for row in data.get("found", ())))
    return _("Sensitive words: %(words)s. A second reviewer looks at it as well.") % {"words": words}


_OWNER = {
    "verified": gettext_lazy("The organisation is verified."),
    "resolved": gettext_lazy("The identity of the person has been checked."),
    "waits": gettext_lazy("The organisation's verification waits at the desk: decide that first."),
    "unverified": gettext_lazy("The organisation is not verified: it cannot be published yet."),
    "unresolved": gettext_lazy("The identity of the person is not checked: it cannot be published yet."),
}
_MONEY = {
    "much": gettext_lazy("%(sum)s is unusually much: was the unit mistaken?"),
    "little": gettext_lazy("%(sum)s is unusually little for such work: was the unit mistaken?"),
    "wide": gettext_lazy("The range up to %(sum)s is so wide that it says nothing."),
}
_DATES = {
    "past": gettext_lazy("%(day)s, the day it is wanted by, has passed."),
    "near": gettext_lazy("It is wanted by %(day)s: hardly anybody can answer by then."),
    "far": gettext_lazy("It is wanted by %(day)s: is the year right?"),
    "text": gettext_lazy("The text speaks of a time that has passed: “%(words)s”."),
}


def _owner(outcome: str, data: Any) -> Any:
    return _OWNER[data.get("state", "verified" if outcome == "pass" else "unverified")]


def _money(outcome: str, data: Any) -> Any:
    if outcome == "pass":
        return _("Budget or price is plausible, or open.")
    return _MONEY[data["why"]] % {"sum": money_words((data["fen"], data["fen"]))}


def _dates(outcome: str, data: Any) -> Any:
    return _DATES[data["why"]] % data if outcome != "pass" else _("The dates lie ahead.")


_SENTENCES: dict[str, Callable[[str, Any], Any]] = {
    "complete": _complete, "thin": _thin, "contact": _contact, "sensitive": _sensitive, "owner": _owner,
    "money": _money, "dates": _dates,
}  # fmt: skip
