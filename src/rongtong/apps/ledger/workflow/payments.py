"""A payment's life: reported by one side, confirmed or refused by the other."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.ledger.facts import PaymentConfirmed, PaymentRefused
from rongtong.apps.ledger.models import Obligation, Payment
from rongtong.apps.ledger.models.books import JournalKind
from rongtong.apps.ledger.rules.payments import CONFIRM, WITHDRAW
from rongtong.apps.ledger.workflow.booking import book_less
from rongtong.apps.ledger.workflow.telling import tell_side
from rongtong.kit import clocks
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change, Guard, Hindered, State, Transition, Workflow, perform
from rongtong.lib.actor import SYSTEM, Actor

CLOCK = "ledger.confirmation"
OWED = ("open", "disputed")
REFUSE_REASONS = (
    ("not_arrived", _("No such money has arrived")),
    ("amount", _("Another amount arrived")),
    ("other_matter", _("It was for another matter")),
    ("twice", _("It is reported already")),
    ("not_made", _("We have not made this payment")),
)
WITHDRAW_REASONS = (
    ("mistake", _("It was reported by mistake")),
    ("not_paid", _("The money was not sent after all")),
)
_OVER = _("More than what is still owed: %(open)s yuan are open.")


def hindrance(obligation: Obligation, amount: int) -> Any:
    """Say why ``amount`` fen cannot count for an obligation, or give None."""
    if obligation.state not in OWED:
        return _("Nothing is owed any more.")
    if amount > obligation.open:
        return _OVER % {"open": f"{obligation.open / 100:,.2f}"}
    return None


def _fits(payment: Payment, actor: Actor, at: datetime) -> Any:
    return hindrance(payment.obligation, payment.amount)


def _another_person(payment: Payment, actor: Actor, at: datetime) -> Any:
    if actor.id is None or actor.id != payment.reporter_id:
        return None
    return _("You reported it yourself. Somebody else of the other side confirms it.")


def _confirmed(payment: Payment, change: Change) -> None:
    """Book it. The obligation's row is held: what others confirm or waive meanwhile is seen."""
    owed = Obligation.objects.select_for_update().get(pk=payment.obligation_id)
    sentence = hindrance(owed, payment.amount)
    if sentence is not None:
        raise Hindered(sentence)
    owed.keep(paid=owed.paid + payment.amount)
    book_less(JournalKind.PAID, owed, payment.amount, change.at, payment)
    _answered(payment, change)
    publish(PaymentConfirmed(payment.pk, owed.pk, owed.about_kind, owed.about_key), at=change.at)
    tell_side(owed, payment.side, "ledger.confirmed", change.at, amount=payment.amount)
    if owed.open == 0:
        perform(owed, "settle", actor=SYSTEM, at=change.at)


def _refused(payment: Payment, change: Change) -> None:
    _answered(payment, change)
    payment.keep(reason=change.reason)
    owed = payment.obligation
    publish(PaymentRefused(payment.pk, owed.pk, owed.about_kind, owed.about_key), at=change.at)
    tell_side(owed, payment.side, "ledger.refused", change.at, amount=payment.amount)


def _answered(payment: Payment, change: Change) -> None:
    clocks.stop(CLOCK, payment, at=change.at)
    payment.keep(answerer_id=change.actor.id, answered_at=change.at)


def _withdrawn(payment: Payment, change: Change) -> None:
    clocks.stop(CLOCK, payment, at=change.at)
    payment.keep(reason=change.reason)
    tell_side(payment.obligation, payment.other, "ledger.withdrawn", change.at, amount=payment.amount)


WORKFLOW = Workflow(
    "ledger.payment",
    _("Payments"),
    model="ledger.Payment",
    states=(
        State("reported", _("Waits for confirmation"), "waiting"),
        State("confirmed", _("Confirmed"), "good"),
        State("refused", _("Denied"), "bad", step=False),
        State("withdrawn", _("Taken back"), "end", step=False),
    ),
    transitions=(
        Transition(
            "confirm", _("Confirm"), ("reported",), "confirmed", CONFIRM,
            guards=(Guard("another_person", _another_person), Guard("fits", _fits)), effects=(_confirmed,),
            primary=True,
        ),
        Transition(
            "refuse", _("Deny"), ("reported",), "refused", CONFIRM,
            guards=(Guard("another_person", _another_person),), effects=(_refused,), reasons=REFUSE_REASONS,
        ),
        Transition(
            "withdraw", _("Take back"), ("reported",), "withdrawn", WITHDRAW, effects=(_withdrawn,),
            reasons=WITHDRAW_REASONS,
        ),
    ),
)  # fmt: skip
