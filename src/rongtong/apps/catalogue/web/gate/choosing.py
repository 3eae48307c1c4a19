"""The decisions that a reviewer has now, each with its key and the sentences that can be put in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rongtong.apps.catalogue.models import Listing, Revision
from rongtong.apps.catalogue.queries import cases
from rongtong.apps.catalogue.rules.values import with_values
from rongtong.apps.catalogue.rules.wording import Wording, for_missing, for_reasons
from rongtong.apps.catalogue.workflow.guards import needs_second
from rongtong.apps.catalogue.workflow.revisions import is_sensitive
from rongtong.kit.workflow import offers
from rongtong.kit.workflow.offering import Offer
from rongtong.lib.actor import Actor

STEPS = ("take", "publish", "hand_on", "confirm", "doubt", "return", "refuse", "release", "take_down")
CHANGE_STEPS = ("apply", "hand_on", "confirm", "return")
KEYS = {
    "apply": "p",
    "take": "t", "publish": "p", "hand_on": "p", "confirm": "p", "return": "r", "doubt": "r", "refuse": "x",
    "release": "q", "take_down": "d",
}  # fmt: skip
"""Keys of the desk, the same on every case."""
_DANGEROUS = ("refuse", "take_down")


@dataclass(frozen=True)
class Reason:
    """A typed reason, and the sentence that goes with it."""

    code: str
    label: Any
    text: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Choice:
    """One decision: ``open`` when its dialog stands open, ``note`` what is in it."""

    offer: Offer
    key: str
    reasons: list[Reason] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)
    note: str = ""
    open: bool = False
    faults: list[str] = field(default_factory=list)

    @property
    def tone(self) -> str:
        """Give the look of the button: one primary, the ends in red."""
        return (
            "primary"
            if self.offer.transition.primary or self.offer.name == "hand_on"
            else ("danger" if self.offer.name in _DANGEROUS else "ghost")
        )


def choices_of(
    listing: Listing, actor: Actor, at: datetime, missing: list[str], asked: dict[str, Any]
) -> list[Choice]:
    """Give what may be done. Of publishing and handing on only the one that is due stands there."""
    other = "publish" if listing.state == "in_review" and needs_second(listing) else "hand_on"
    return _choices([one for one in offers(listing, actor, at) if one.name != other], STEPS, missing, asked)


def choices_of_change(revision: Revision, actor: Actor, at: datetime, asked: dict[str, Any]) -> list[Choice]:
    """Give what may be done with a change of what is public."""
    other = "apply" if is_sensitive(revision) else "hand_on"
    found = [one for one in offers(revision, actor, at) if one.name != other]
    return _choices(found, CHANGE_STEPS, cases.missing(with_values(revision.listing, revision.values)), asked)


def _choices(
    found: list[Offer], order: tuple[str, ...], missing: list[str], asked: dict[str, Any]
) -> list[Choice]:
    known = sorted((one for one in found if one.name in order), key=lambda one: order.index(one.name))
    return [_choice(one, missing, asked) for one in known]


def _choice(offer: Offer, missing: list[str], asked: dict[str, Any]) -> Choice:
    mine = asked.get("step") == offer.name
    texts = for_reasons(offer.transition.reasons)
    wordings = for_missing(missing) if offer.name in ("return", "doubt") else []
    chosen = asked.get("reason", "") if mine else ""
    reasons = [
        Reason(code, label, texts.get(code, ""), code == chosen) for code, label in offer.transition.reasons
    ]
    note = asked.get("note") or _put_in(asked.get("add", ""), reasons, wordings) if mine else ""
    return Choice(
        offer, KEYS[offer.name], reasons, wordings, note or "", mine, asked.get("faults", []) if mine else []
    )


def _put_in(code: str, reasons: list[Reason], wordings: list[Wording]) -> str:
    """Give the sentence that a link asked for, for those who read without JavaScript."""
    known = {one.code: one.text for one in reasons} | {one.code: one.text for one in wordings}
    return known.get(code, "")
