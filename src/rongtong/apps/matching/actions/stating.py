"""Answering a question about one's own listing, and taking the answer back.

A draft takes it in at once. Of a published listing what nobody else reads is taken over at once; what the
public reads goes to the gate as a change, and the owner's own list counts it meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.actions import listings, revisions, stating
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.queries.revisions import open_revision
from rongtong.apps.catalogue.rules.values import plain
from rongtong.apps.matching.queries.questions import NAMES
from rongtong.apps.matching.rules.facts import is_hidden, read, values_of
from rongtong.kit.audit import action
from rongtong.lib.actor import Actor

Way = Literal["draft", "public", "gate", "kept"]
"""Where an answer went: into the draft, into the listing, to the gate, into a change still being written."""


@action
def state_fact(*, listing: Listing, name: str, value: str, actor: Actor, at: datetime) -> Way:
    """Write the answer to the question about ``name``: fen, a day, a number or a code.

    ValidationError for what cannot be read; Hindered when the listing is with a reviewer or over; ValueError
    for a name that no question asks for.
    """
    if name not in NAMES[listing.side]:
        raise ValueError(name)
    try:
        given = read(name, value)
    except (ValueError, KeyError) as fault:
        raise ValidationError({"value": _("This cannot be read. Choose one of the answers.")}) from fault
    if name == "deadline" and given < timezone.localdate(at):
        raise ValidationError({"value": _("The day has gone by. Choose a later one.")})
    return _written(listing, values_of(listing, name, given), name, actor, at)


@action
def unstate_fact(*, listing: Listing, name: str, was: str, actor: Actor, at: datetime) -> Way:
    """Take an answer back: the fact is again what it was (``was``; empty: not said). Errors as above."""
    if name not in NAMES[listing.side]:
        raise ValueError(name)
    try:
        before = read(name, was) if was else None
    except (ValueError, KeyError) as fault:
        raise ValidationError({"value": _("This cannot be read. Choose one of the answers.")}) from fault
    return _written(listing, values_of(listing, name, before), name, actor, at)


def _written(listing: Listing, values: Mapping[str, Any], name: str, actor: Actor, at: datetime) -> Way:
    if listing.state in listings.IN_HAND:
        listings.save(listing=listing, values=values, version=None, actor=actor, at=at)
        return "draft"
    if is_hidden(listing, name):
        stating.state(listing=listing, values=values, actor=actor, at=at)
        return "public"
    return _proposed(listing, values, actor, at)


def _proposed(listing: Listing, values: Mapping[str, Any], actor: Actor, at: datetime) -> Way:
    """Hand the change in; one that the owner is still writing is left with them.

    What equals the public value leaves the change again, and an empty change is dropped.
    """
    found = open_revision(listing)
    if found is not None and found.state == "submitted":
        found = revisions.decide(revision=found, step="recall", actor=actor, at=at)
        handed_in = True
    else:
        handed_in = found is None
    change = revisions.propose(listing=listing, values=values, actor=actor, at=at)
    if not change.values:
        if change.pk is not None:
            revisions.decide(revision=change, step="withdraw", actor=actor, at=at)
        return "public"
    if not handed_in:
        return "kept"
    revisions.decide(revision=change, step="submit", actor=actor, at=at)
    return "gate"


def before(listing: Listing, name: str) -> str:
    """Give what a fact says now, as text that ``unstate_fact`` takes back; empty: not said."""
    value = plain(listing)[name]
    first = value[0] if isinstance(value, list) and value else value
    return "" if first in (None, [], "") else str(first)
