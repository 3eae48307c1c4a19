"""A possible duplicate: proposed, then judged the same or different, or merged; all can be taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import DuplicatePair, Listing
from rongtong.apps.catalogue.rules.duplicates import JUDGE_PAIR
from rongtong.apps.catalogue.workflow.guards import concerns
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

DIFFERENCES = (
    ("variant", _("Another product, size or use")),
    ("renewed", _("A new need after an old one")),
    ("series", _("Several of one kind, each by itself")),
    ("other", _("Another reason, see the wording")),
)


def same_owner(first: Listing, second: Listing) -> bool:
    """Tell whether two listings belong to one organisation, or to one person who acts alone."""
    if first.organisation_id or second.organisation_id:
        return first.organisation_id == second.organisation_id
    return first.person_id == second.person_id


def _outsider(pair: DuplicatePair, actor: Actor, at: datetime) -> Any:
    if actor.kind == "user" and any(concerns(one, actor.id) for one in (pair.first, pair.second)):
        return _("This is your own or your organisation's. Somebody else must judge it.")
    return None


def _joined(pair: DuplicatePair) -> bool:
    """Tell whether one of the two leads to the other now."""
    return pair.first.merged_into_id == pair.second_id or pair.second.merged_into_id == pair.first_id


def _merged(pair: DuplicatePair, actor: Actor, at: datetime) -> Any:
    """Merging is more than this arrow: ``actions.merging.merge`` does both."""
    return None if _joined(pair) else _("Choose which one stays, and merge them there.")


def _parted(pair: DuplicatePair, actor: Actor, at: datetime) -> Any:
    """A merged pair is judged again by undoing the merge, not by this button alone."""
    return _("Undo the merge first.") if _joined(pair) else None


def _note(pair: DuplicatePair, change: Change) -> None:
    pair.decided(change.at)


_OUTSIDER = Guard("outsider", _outsider)
WORKFLOW = Workflow(
    "catalogue.duplicate",
    _("Possible duplicate of a need or an offer"),
    model="catalogue.DuplicatePair",
    states=(
        State("proposed", _("To be judged"), "waiting"),
        State("same", _("The same"), "good"),
        State("merged", _("Merged"), "good", step=False),
        State("different", _("Different"), "end", step=False),
    ),
    transitions=(
        Transition(
            "confirm", _("It is the same"), ("proposed",), "same", JUDGE_PAIR,
            guards=(_OUTSIDER,), effects=(_note,), primary=True,
        ),
        Transition(
            "apart", _("They are different"), ("proposed", "same"), "different", JUDGE_PAIR,
            guards=(_OUTSIDER,), effects=(_note,), reasons=DIFFERENCES,
        ),
        Transition(
            "merge", _("Merge"), ("proposed", "same"), "merged", JUDGE_PAIR,
            guards=(_OUTSIDER, Guard("merged", _merged)), effects=(_note,),
        ),
        Transition(
            "reopen", _("Judge again"), ("same", "different", "merged"), "proposed", JUDGE_PAIR,
            guards=(Guard("parted", _parted),),
        ),
    ),
)  # fmt: skip
