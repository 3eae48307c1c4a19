"""How a service centre is planned, opened, moved and closed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Centre
from rongtong.apps.parties.models.centres import Level
from rongtong.apps.parties.rules import centres as rules
from rongtong.apps.parties.workflow.closing import hand_over
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

REASONS_CLOSED = (
    ("merged", _("Merged with another centre")),
    ("reorganised", _("The region was reorganised")),
    ("unused", _("Too few people came")),
    ("other", _("Another reason, in the note")),
)


def can_be_reached(centre: Centre, actor: Actor, at: datetime) -> Any:
    """A centre that opens has a door and a phone."""
    if centre.address and centre.phone and centre.hours:
        return None
    return _("Give the address, the phone and the opening hours first: people will come there.")


def parent_is_open(centre: Centre, actor: Actor, at: datetime) -> Any:
    """The tree is opened from the top."""
    if centre.parent is None or centre.parent.state == "open":
        return None
    return _("Open the centre above it first.")


def has_successor(centre: Centre, actor: Actor, at: datetime) -> Any:
    """Nobody in the region is left without a centre."""
    heir = centre.successor
    if heir is None or heir.state != "open" or heir.pk == centre.pk:
        return _("Name an open centre that takes over the region and the centres below.")
    if heir.level == Level.COUNTY and centre.children.exclude(pk=heir.pk).exists():
        return _("A county centre cannot take other centres under it. Name one of its own level or above.")
    if centre.pk in (heir.parent_id, heir.parent.parent_id if heir.parent else None):
        return _("A centre below cannot take over: it would hang under itself.")
    return None


def note_opened(centre: Centre, change: Change) -> None:
    """Keep the day of opening."""
    centre.opened_on = timezone.localdate(change.at)
    centre.save(update_fields=["opened_on"])


def settle_in(centre: Centre, change: Change) -> None:
    """Take over where the centre moves to; the action has checked it."""
    for name in ("address", "phone", "hours", "region", "parent_id"):
        if name in change.data:
            setattr(centre, name, change.data[name])
    centre.save(update_fields=["address", "phone", "hours", "region", "parent"])


def note_closed(centre: Centre, change: Change) -> None:
    """Keep the day of closing."""
    centre.closed_on = timezone.localdate(change.at)
    centre.save(update_fields=["closed_on"])


WORKFLOW = Workflow(
    "parties.centre",
    _("Service centre"),
    model="parties.Centre",
    states=(
        State("planned", _("Planned"), "start"),
        State("open", _("In operation"), "good"),
        State("closed", _("Closed"), "end"),
        State("dropped", _("Plan dropped"), "end", step=False),
    ),
    transitions=(
        Transition(
            "open", _("Open the centre"), ("planned",), "open", rules.MANAGE,
            guards=(Guard("can_be_reached", can_be_reached), Guard("parent_is_open", parent_is_open)),
            effects=(note_opened,), primary=True,
            help=_("From then on its staff see the records of its region."),
        ),
        Transition("drop", _("Drop the plan"), ("planned",), "dropped", rules.MANAGE),
        Transition(
            "move", _("Move"), ("open",), "open", rules.MANAGE,
            guards=(Guard("can_be_reached", can_be_reached),), effects=(settle_in,),
        ),
        Transition(
            "close", _("Close"), ("open",), "closed", rules.MANAGE,
            guards=(Guard("has_successor", has_successor),), effects=(hand_over, note_closed),
            reasons=REASONS_CLOSED,
            confirm=_("All postings end, the centres below go to the successor, and so does the region."),
        ),
    ),
)  # fmt: skip
