"""A possible duplicate: proposed, then merged or put aside; both can be taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import DuplicateProposal
from rongtong.apps.parties.rules.merges import JUDGE
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

DISMISSAL_REASONS = (
    ("branch", _("Head office and branch")),
    ("namesake", _("Same name, different organisations")),
    ("successor", _("One followed the other")),
    ("other", _("Another reason, see the note")),
)


def both_stand(proposal: DuplicateProposal, actor: Actor, at: datetime) -> Any:
    """Refuse when one of the two has gone into another record meanwhile."""
    if proposal.first.merged_into_id or proposal.second.merged_into_id:
        return _("One of the two has been merged already.")
    return None


def _note_time(proposal: DuplicateProposal, change: Change) -> None:
    proposal.decided(change.at)


WORKFLOW = Workflow(
    "parties.duplicate",
    _("Possible duplicate"),
    model="parties.DuplicateProposal",
    states=(
        State("proposed", _("To be judged"), "waiting"),
        State("merged", _("Merged"), "good"),
        State("dismissed", _("Not the same"), "end", step=False),
    ),
    transitions=(
        Transition(
            "merge",
            _("Merge"),
            ("proposed",),
            "merged",
            JUDGE,
            guards=(Guard("both_stand", both_stand),),
            effects=(_note_time,),
            primary=True,
            confirm=_("The two records become one. This can be undone."),
        ),
        Transition(
            "dismiss",
            _("Not the same"),
            ("proposed",),
            "dismissed",
            JUDGE,
            effects=(_note_time,),
            reasons=DISMISSAL_REASONS,
        ),
        Transition("reopen", _("Judge again"), ("merged", "dismissed"), "proposed", JUDGE),
    ),
)
