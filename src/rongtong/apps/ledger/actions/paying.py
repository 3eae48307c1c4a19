"""Reporting payments and answering them. Nothing here moves money."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.ledger.facts import PaymentReported
from rongtong.apps.ledger.models import Obligation, Payment
from rongtong.apps.ledger.rules.obligations import REPORT
from rongtong.apps.ledger.rules.payments import CONFIRM
from rongtong.apps.ledger.workflow.obligations import side_of
from rongtong.apps.ledger.workflow.payments import CLOCK, hindrance
from rongtong.apps.ledger.workflow.telling import tell_side
from rongtong.apps.parties.queries.sides import acts_for
from rongtong.apps.parties.rules.sides import ACT
from rongtong.kit import clocks
from rongtong.kit.audit import action, record
from rongtong.kit.facts import publish
from rongtong.kit.files.models import File
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor


@action
def report(
    *, obligation: Obligation, amount: int, key: str, actor: Actor, at: datetime, proof: File | None = None,
    note: str = "", paid_on: date | None = None, side: str = "",
) -> Payment:  # fmt: skip
    """Note that one side says ``amount`` fen were paid; the other side answers.

    The same ``key`` again gives the payment that is there. ``side`` is asked only of who acts for both.
    Hindered when another amount was reported under the key, or when it is more than is open and not reported.
    """
    owed = _held(obligation)
    need(actor, REPORT, owed)
    there = owed.payments.filter(key=key).first()
    if there is not None:
        return _same(there, amount)
    _fits(owed, amount)
    day = at.astimezone(timezone.get_default_timezone()).date()
    made = Payment.objects.create(
        obligation=owed, key=key, amount=amount, side=_side(owed, actor, side), proof=proof,
        reporter_id=actor.id, reported_at=at, paid_on=min(paid_on or day, day), note=note[:200],
    )  # fmt: skip
    record("ledger.payment.reported", about=made, actor=actor, at=at, data={"amount": amount})
    clocks.start(CLOCK, made, at=at)
    publish(PaymentReported(made.pk, owed.pk, owed.about_kind, owed.about_key), at=at)
    tell_side(owed, made.other, "ledger.reported", at, amount=amount)
    return made


def _side(owed: Obligation, actor: Actor, wanted: str) -> str:
    """Give the side that reports: the wanted one when the actor acts for it."""
    may = actor.kind == "system" or (wanted and acts_for(actor, getattr(owed, wanted)))
    return wanted if wanted and may else side_of(owed, actor, ACT)


def _held(obligation: Obligation) -> Obligation:
    """Give the row held for this transaction: obligations are always locked before their payments."""
    return Obligation.objects.select_for_update(of=("self",)).get(pk=obligation.pk)


def _same(there: Payment, amount: int) -> Payment:
    if there.amount != amount:
        raise Hindered(_("This report was sent already, with another amount."))
    return there


def _fits(owed: Obligation, amount: int) -> None:
    if amount <= 0:
        raise ValidationError({"amount": _("The amount must be more than nothing.")})
    waiting = owed.payments.filter(state="reported").aggregate(sum=Sum("amount"))["sum"] or 0
    sentence = hindrance(owed, amount)
    if sentence is None and amount + waiting > owed.open:
        sentence = _("A payment of %(sum)s yuan is reported already and waits for an answer.") % {
            "sum": f"{waiting / 100:,.2f}"
        }
    if sentence is not None:
        raise Hindered(sentence)


@action
def confirm(*, payment: Payment, version: int | None = None, actor: Actor, at: datetime) -> Payment:
    """Confirm as the other side; it is booked once. Confirmed already: give it as it is, write nothing."""
    _held(payment.obligation)
    now = Payment.objects.get(pk=payment.pk)
    need(actor, CONFIRM, now)
    if now.state == "confirmed":
        return now
    return perform(now, "confirm", actor=actor, at=at, version=version)


@action
def refuse(
    *, payment: Payment, reason: str, version: int | None = None, actor: Actor, at: datetime, note: str = ""
) -> Payment:
    """Say as the other side that it is not so."""
    _held(payment.obligation)
    return perform(payment, "refuse", actor=actor, at=at, reason=reason, note=note, version=version)


@action
def withdraw(
    *, payment: Payment, reason: str, version: int | None = None, actor: Actor, at: datetime, note: str = ""
) -> Payment:
    """Take one's own report back while nobody has answered."""
    _held(payment.obligation)
    return perform(payment, "withdraw", actor=actor, at=at, reason=reason, note=note, version=version)
