"""What the sides of a trial are told."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.notices.contracts import DEALS
from rongtong.kit.notices import notice

_LOOK, _READ = _("Open the trial"), _("Read and answer")


def _trial(name: str, title: Any, body: Any, button: Any = _LOOK) -> None:
    notice(f"contracts.{name}", title=title, body=body, category=DEALS, button=button)


_trial(
    "trial_offered",
    _("A trial is offered: %(title)s"),
    _("Read what may be used, for how long and at what fee. Accept or decline it."),
    _READ,
)
_trial("trial_accepted", _("The trial runs: %(title)s"), _("The other side accepted it; its term began."))
_trial("trial_declined", _("Trial declined: %(title)s"), _("The other side gave its reason."))
_trial("trial_withdrawn", _("Trial taken back: %(title)s"), _("The other side took its offer back."))
_trial(
    "trial_ending",
    _("The trial ends soon: %(title)s"),
    _("Bring what the use showed. After the last day the buyer decides."),
)
_trial(
    "trial_over",
    _("The trial is over: %(title)s"),
    _("The buyer decides: make it a contract, or give it back."),
)
_trial(
    "trial_late",
    _("A trial waits: %(title)s"),
    _("The answer or the decision is overdue. Nothing is decided by silence."),
)
_trial(
    "trial_given_back",
    _("Given back: %(title)s"),
    _("Look whether all came back, then confirm it or dispute it."),
    _READ,
)
_trial("trial_came_back", _("All came back: %(title)s"), _("The other side confirmed it; the trial ended."))
_trial(
    "trial_disputed",
    _("In dispute: %(title)s"),
    _("The other side disputes the trial. Deadlines stand still until both find a way."),
    _READ,
)
_trial("trial_resumed", _("The dispute is over: %(title)s"), _("The trial goes on."))
_trial(
    "trial_converted",
    _("Becomes a contract: %(title)s"),
    _("The buyer goes on and writes the terms; you are told when a version lies on the table."),
)
_trial(
    "usage_brought",
    _("New evidence of use: %(title)s"),
    _("The other side wrote down what the use showed. Confirm or question it."),
    _READ,
)
_trial("usage_confirmed", _("Evidence confirmed: %(title)s"), _("The other side confirmed what you brought."))
_trial(
    "usage_questioned",
    _("Evidence questioned: %(title)s"),
    _("The other side questions what you brought and says why."),
    _READ,
)
