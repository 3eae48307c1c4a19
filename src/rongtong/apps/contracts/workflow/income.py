"""A split's life: proposed, agreed when everybody named has agreed, replaced by a newer one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts import facts
from rongtong.apps.contracts.models import Portion, Split
from rongtong.apps.contracts.rules.splits import OBJECT, SAY, SETTLE_SPLIT, TAKE
from rongtong.apps.contracts.workflow.system import answered, as_system
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow, perform
from rongtong.lib.actor import Actor


def _all_agreed(split: Split, actor: Actor, at: datetime) -> Any:
    waiting = split.portions.exclude(state="agreed").exists()
    return _("Not everybody named has agreed yet.") if waiting else None


def _proposed(portion: Portion, actor: Actor, at: datetime) -> Any:
    return None if portion.split.state == "proposed" else _("This split is not open any more.")


def _counts(split: Split, change: Change) -> None:
    """It counts from now on; the one before it is replaced (in the action, before this)."""
    split.keep(agreed_at=change.at)
    publish(facts.SplitAgreed(split.contract_id, split.pk), at=change.at)


def _said_yes(portion: Portion, change: Change) -> None:
    split = portion.split
    if split.portions.exclude(state="agreed").exists():
        return
    system = as_system(change.actor)
    for old in Split.objects.filter(contract=split.contract_id, state="agreed"):
        perform(old, "replace", actor=system, at=change.at)
    perform(split, "agree", actor=system, at=change.at)


SPLITS = Workflow(
    "contracts.split",
    _("Splits of income"),
    model="contracts.Split",
    states=(
        State("proposed", _("Waits for those named"), "start"),
        State("agreed", _("Agreed by everybody"), "good"),
        State("replaced", _("Replaced by a newer one"), "end", step=False),
        State("withdrawn", _("Taken back"), "end", step=False),
    ),
    transitions=(
        Transition(
            "agree", _("Everybody agreed"), ("proposed",), "agreed", SETTLE_SPLIT,
            guards=(Guard("all", _all_agreed),), effects=(_counts,), primary=True,
        ),
        Transition("replace", _("Replace"), ("agreed",), "replaced", SETTLE_SPLIT),
        Transition("withdraw", _("Take the split back"), ("proposed",), "withdrawn", TAKE),
    ),
)  # fmt: skip
PORTIONS = Workflow(
    "contracts.portion",
    _("Portions of people"),
    model="contracts.Portion",
    states=(
        State("asked", _("Waits for this person"), "start"),
        State("agreed", _("Agreed"), "good"),
        State("objected", _("Objected"), "bad", step=False),
    ),
    transitions=(
        Transition(
            "agree", _("Agree to the split"), ("asked", "objected"), "agreed", SAY,
            guards=(Guard("open", _proposed),), effects=(answered, _said_yes), primary=True,
        ),
        Transition(
            "object", _("Object"), ("asked",), "objected", SAY, guards=(Guard("open", _proposed),),
            effects=(answered,), reasons=OBJECT,
        ),
    ),
)  # fmt: skip
