"""A doubt's life: open until an auditor who is no party clears or upholds it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.conversion.models import Deal, Flag
from rongtong.apps.conversion.models.flags import HOLDING
from rongtong.apps.conversion.rules.flags import AGAIN_REASONS, CLEAR_REASONS, JUDGE, UPHOLD_REASONS
from rongtong.apps.conversion.workflow.telling import tell_sides
from rongtong.apps.parties.queries.sides import acts_for
from rongtong.apps.parties.rules.sides import READ
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor


def _no_party(flag: Flag, actor: Actor, at: datetime) -> Any:
    for deal in flag.deals.select_related("buyer__person", "seller__person"):
        if any(acts_for(actor, side, READ) for side in (deal.buyer, deal.seller)):
            return _("You belong to one of the sides: another auditor judges this.")
    return None


def hold(flag: Flag) -> None:
    """Let each deal of a doubt be held as long as any doubt about it stands."""
    # Locked in one order before it is asked: another doubt may be raised or judged at the same moment.
    for deal in Deal.objects.select_for_update().filter(pk__in=flag.deals.values("pk")).order_by("pk"):
        held = deal.flags.filter(state__in=HOLDING).exists()
        Deal.objects.filter(pk=deal.pk).update(held=held)


def _judged(flag: Flag, change: Change) -> None:
    flag.keep(judged_by_id=change.actor.id, judged_at=change.at, reason=change.reason, note=change.note[:500])
    hold(flag)
    tell_sides(flag, f"conversion.{flag.state}", change.at)


_GUARDS = (Guard("no_party", _no_party),)
WORKFLOW = Workflow(
    "conversion.flag",
    _("Doubts about deals"),
    model="conversion.Flag",
    states=(
        State("open", _("Waits for the auditor"), "start"),
        State("cleared", _("Cleared: it counts"), "good"),
        State("upheld", _("Upheld: it does not count"), "bad", step=False),
    ),
    transitions=(
        Transition(
            "clear", _("Clear it"), ("open",), "cleared", JUDGE, guards=_GUARDS, effects=(_judged,),
            reasons=CLEAR_REASONS, primary=True,
        ),
        Transition(
            "uphold", _("Uphold the doubt"), ("open",), "upheld", JUDGE, guards=_GUARDS, effects=(_judged,),
            reasons=UPHOLD_REASONS,
            confirm=_("The deals stay out of all headline figures; both sides are told."),
        ),
        Transition(
            "reopen", _("Judge it again"), ("cleared", "upheld"), "open", JUDGE, guards=_GUARDS,
            effects=(_judged,), reasons=AGAIN_REASONS,
        ),
    ),
)  # fmt: skip
