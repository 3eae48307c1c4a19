"""An obligation's life: open until it is paid or waived; disputed meanwhile."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.ledger.facts import ObligationDisputed, ObligationSettled, ObligationWaived
from rongtong.apps.ledger.models import Obligation
from rongtong.apps.ledger.models.books import JournalKind
from rongtong.apps.ledger.models.obligations import CREDITOR, DEBTOR
from rongtong.apps.ledger.rules.obligations import DISPUTE, SETTLE, WAIVE
from rongtong.apps.ledger.workflow.booking import book_less
from rongtong.apps.ledger.workflow.telling import tell_side
from rongtong.apps.parties.queries.sides import acts_for
from rongtong.apps.parties.rules.sides import SIGN
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

WAIVE_REASONS = (
    ("settled_apart", _("Settled in another way")),
    ("lower_price", _("The price was lowered afterwards")),
    ("goodwill", _("As a matter of goodwill")),
    ("mistake", _("It was entered by mistake")),
    ("other", _("Another reason, see the note")),
)
DISPUTE_REASONS = (
    ("amount", _("The amount is wrong")),
    ("not_done", _("What it is owed for was not done")),
    ("paid", _("It was paid already")),
    ("other", _("Another reason, see the note")),
)


def side_of(obligation: Obligation, actor: Actor, roles: tuple[str, ...] = SIGN) -> str:
    """Give the side an actor acts for; empty when neither."""
    for side in (DEBTOR, CREDITOR):
        if acts_for(actor, getattr(obligation, side), roles):
            return side
    return ""


def _nothing_waits(obligation: Obligation, actor: Actor, at: datetime) -> Any:
    if not obligation.payments.filter(state="reported").exists():
        return None
    return _("A reported payment waits for an answer: confirm or refuse it first.")


def _all_paid(obligation: Obligation, actor: Actor, at: datetime) -> Any:
    return None if obligation.open == 0 else _("Something is still open.")


def _own_dispute(obligation: Obligation, actor: Actor, at: datetime) -> Any:
    if actor.kind == "system" or side_of(obligation, actor) == obligation.disputed_by:
        return None
    return _("The other side disputes it: only they can take that back.")


def _waived(obligation: Obligation, change: Change) -> None:
    left = obligation.open
    book_less(JournalKind.WAIVED, obligation, left, change.at)
    obligation.keep(waived=obligation.waived + left, ended_at=change.at, disputed_by="")
    publish(ObligationWaived(*_named(obligation)), at=change.at)
    tell_side(obligation, DEBTOR, "ledger.waived", change.at, amount=left)


def _settled(obligation: Obligation, change: Change) -> None:
    obligation.keep(ended_at=change.at, disputed_by="")
    publish(ObligationSettled(*_named(obligation)), at=change.at)


def _disputed(obligation: Obligation, change: Change) -> None:
    side = side_of(obligation, change.actor) or DEBTOR
    obligation.keep(disputed_by=side)
    publish(ObligationDisputed(*_named(obligation)), at=change.at)
    other = CREDITOR if side == DEBTOR else DEBTOR
    tell_side(obligation, other, "ledger.disputed", change.at, amount=obligation.open)


def _undisputed(obligation: Obligation, change: Change) -> None:
    other = CREDITOR if obligation.disputed_by == DEBTOR else DEBTOR
    obligation.keep(disputed_by="")
    tell_side(obligation, other, "ledger.undisputed", change.at, amount=obligation.open)


def _named(obligation: Obligation) -> tuple[int, str, int]:
    return obligation.pk, obligation.about_kind, obligation.about_key


WORKFLOW = Workflow(
    "ledger.obligation",
    _("Obligations"),
    model="ledger.Obligation",
    states=(
        State("open", _("To be paid"), "open"),
        State("disputed", _("Disputed"), "waiting", step=False),
        State("settled", _("Paid in full"), "good"),
        State("waived", _("Waived"), "end", step=False),
    ),
    transitions=(
        Transition(
            "settle", _("Close as paid"), ("open", "disputed"), "settled", SETTLE,
            guards=(Guard("all_paid", _all_paid),), effects=(_settled,), primary=True,
        ),
        Transition(
            "waive", _("Waive what is open"), ("open", "disputed"), "waived", WAIVE,
            guards=(Guard("nothing_waits", _nothing_waits),), effects=(_waived,), reasons=WAIVE_REASONS,
            confirm=_("It is owed no longer. This cannot be taken back."),
        ),
        Transition(
            "dispute", _("Dispute it"), ("open",), "disputed", DISPUTE,
            effects=(_disputed,), reasons=DISPUTE_REASONS,
        ),
        Transition(
            "resume", _("End the dispute"), ("disputed",), "open", DISPUTE,
            guards=(Guard("own_dispute", _own_dispute),), effects=(_undisputed,),
        ),
    ),
)  # fmt: skip
