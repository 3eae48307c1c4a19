"""The life of a request to be erased: it can be taken back until it is executed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.kit import clocks
from rongtong.kit.notices import tell
from rongtong.kit.privacy.notices import ERASURE_REFUSED
from rongtong.kit.privacy.parts import parts
from rongtong.kit.privacy.rules import DECIDE, FINISH, WITHDRAW
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

CLOCK = "privacy.erasure"
REASONS = (
    ("identity", _("We could not make sure that the request comes from you")),
    ("contract", _("A running contract or dispute needs the data")),
    ("law", _("A law forbids it for now")),
)


def hindrances(user: Any) -> list[str]:
    """Give a sentence for each thing the person must settle before they can be erased."""
    return [str(sentence) for part in parts() for sentence in part.hinders(user)]


def _settled(obj: Any, actor: Actor, at: datetime) -> str | None:
    return " ".join(hindrances(obj.user)) or None


def _stop_clock(obj: Any, change: Change) -> None:
    clocks.stop(CLOCK, obj, at=change.at, actor=change.actor)


def _tell_refused(obj: Any, change: Change) -> None:
    tell(obj.user, ERASURE_REFUSED.name, at=change.at, about=obj, link="/privacy/erase/",
         reason=str(dict(REASONS)[change.reason]))  # fmt: skip


def _note_executed(obj: Any, change: Change) -> None:
    obj.executed_at = change.at
    obj.save(update_fields=["executed_at"])


WORKFLOW = Workflow(
    "privacy.erasure",
    _("Request to be erased"),
    model="privacy.Erasure",
    states=(
        State("requested", _("Asked for"), "start"),
        State("executing", _("Being carried out"), "open"),
        State("erased", _("Erased"), "end"),
        State("withdrawn", _("Taken back"), "end", step=False),
        State("refused", _("Request refused"), "bad", step=False),
    ),
    transitions=(
        Transition("withdraw", _("Take back"), ("requested",), "withdrawn", WITHDRAW, effects=(_stop_clock,)),
        Transition(
            "execute", _("Carry out now"), ("requested",), "executing", DECIDE,
            guards=(Guard("settled", _settled),), primary=True,
            confirm=_("The account is closed and its data are erased. This cannot be undone."),
        ),
        Transition(
            "refuse", _("Refuse to erase"), ("requested",), "refused", DECIDE,
            effects=(_stop_clock, _tell_refused), reasons=REASONS,
            help=_("The person is told the reason (PIPL §50)."),
        ),
        Transition(
            "finish", _("Finish"), ("executing",), "erased", FINISH, effects=(_stop_clock, _note_executed),
            primary=True,
        ),
    ),
)  # fmt: skip
