"""How two records that may be one human are decided on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Twin
from rongtong.apps.parties.rules import identity as rules
from rongtong.apps.parties.workflow.merging import join, part
from rongtong.kit.workflow import Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

REASONS_DISTINCT = (
    ("namesake", _("Only the name is the same")),
    ("typing", _("A number was typed wrongly")),
    ("other", _("Another reason, in the note")),
)


def one_account(twin: Twin, actor: Actor, at: datetime) -> Any:
    """Two accounts are two sign-ins: their owner closes one first."""
    if twin.first.user_id and twin.second.user_id:
        return _("Both records have an account. The person must close one of the accounts first.")
    return None


def both_there(twin: Twin, actor: Actor, at: datetime) -> Any:
    """A record that went into a third one cannot be merged again."""
    if twin.first.merged_into_id or twin.second.merged_into_id:
        return _("One of the records was merged elsewhere in the meantime.")
    return None


def not_a_party(twin: Twin, actor: Actor, at: datetime) -> Any:
    """Nobody decides about their own record."""
    if actor.id is not None and actor.id in (twin.first.user_id, twin.second.user_id):
        return _("One of the records is your own. A colleague must decide.")
    return None


_NOT_A_PARTY = Guard("not_a_party", not_a_party)

WORKFLOW = Workflow(
    "parties.twin",
    _("Two records of one person"),
    model="parties.Twin",
    states=(
        State("proposed", _("May be the same"), "start"),
        State("merged", _("Merged"), "good"),
        State("distinct", _("Different people"), "end", step=False),
    ),
    transitions=(
        Transition(
            "merge", _("Same person: merge"), ("proposed", "distinct"), "merged", rules.TWIN,
            guards=(_NOT_A_PARTY, Guard("both_there", both_there), Guard("one_account", one_account)),
            effects=(join,), primary=True,
            confirm=_("The two records become one. This can be undone."),
        ),
        Transition(
            "keep_apart", _("Different people"), ("proposed",), "distinct", rules.TWIN,
            guards=(_NOT_A_PARTY,), reasons=REASONS_DISTINCT,
        ),
        Transition(
            "undo", _("Undo the merge"), ("merged",), "proposed", rules.TWIN,
            guards=(_NOT_A_PARTY,), effects=(part,),
            confirm=_("Everything that came from the merged record goes back to it."),
        ),
    ),
)  # fmt: skip
