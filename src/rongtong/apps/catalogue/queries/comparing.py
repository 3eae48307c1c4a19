"""Two listings side by side, each as this reader may have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import DuplicatePair, Listing
from rongtong.apps.catalogue.queries.listings import veiled_for
from rongtong.apps.catalogue.queries.texts import without_contacts
from rongtong.apps.catalogue.queries.words import said
from rongtong.apps.catalogue.rules.kinds import label_of, value_of
from rongtong.apps.catalogue.rules.listings import UNVEIL
from rongtong.apps.catalogue.workflow.duplicates import same_owner
from rongtong.kit.permissions import can
from rongtong.kit.workflow import workflow_of
from rongtong.lib.actor import Actor
from rongtong.lib.differences import Stretch, differences

_FACTS = ("field", "money", "deadline", "maturity", "region", "summary")


@dataclass(frozen=True)
class Line:
    """One fact of both; ``same`` when both state it alike."""

    label: Any
    first: str
    second: str

    @property
    def same(self) -> bool:
        """Tell whether both state the same, and state something."""
        return self.first == self.second != ""


@dataclass(frozen=True)
class Comparison:
    """Two listings: the short facts line by line, the details with what differs marked.

    ``one_owner``: None when the reader may not know whose one of them is.
    """

    lines: list[Line]
    details: list[Stretch]
    one_owner: bool | None


def compared(pair: DuplicatePair, actor: Actor) -> Comparison:
    """Lay the two of a pair side by side. Access to the pair is the caller's to check."""
    first, second = _Reader(pair.first, actor), _Reader(pair.second, actor)
    heads = [
        Line(_("Title"), first.text("title"), second.text("title")),
        Line(
            _("Kind of need or offer"),
            str(pair.first.get_kind_display()),
            str(pair.second.get_kind_display()),
        ),
        Line(_("Owner"), first.owner(), second.owner()),
        Line(_("State"), first.state(), second.state()),
        Line(_("Handed in"), first.day(), second.day()),
    ]
    facts = [Line(label_of(name), first.text(name), second.text(name)) for name in _FACTS]
    known = first.knows("organisation") and second.knows("organisation")
    details = differences(first.text("detail"), second.text("detail"))
    said_by_one = [line for line in facts if line.first or line.second]
    return Comparison([*heads, *said_by_one], details, same_owner(pair.first, pair.second) if known else None)


class _Reader:
    """One listing as an actor may read it: what its owner hides stays hidden, contact data as well."""

    def __init__(self, listing: Listing, actor: Actor) -> None:
        self.listing = listing
        self.hidden = veiled_for(actor, listing)
        self.insider = can(actor, UNVEIL, listing)

    def knows(self, name: str) -> bool:
        """Tell whether a part is not veiled."""
        return name not in self.hidden

    def text(self, name: str) -> str:
        """Give a field in words."""
        if not self.knows(name):
            return _("hidden from the public")
        words = said(name, value_of(self.listing, name))
        return words if self.insider else without_contacts(words)

    def owner(self) -> str:
        """Give whose it is."""
        return str(self.listing.owner) if self.knows("organisation") else _("Anonymous")

    def state(self) -> str:
        """Give its state in words."""
        return str(workflow_of(self.listing).by_state[self.listing.state].label)

    def day(self) -> str:
        """Give the day it was handed in."""
        handed = self.listing.submitted_at
        return handed.date().isoformat() if handed else ""
