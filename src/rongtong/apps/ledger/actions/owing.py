"""Coming to owe, waiving, disputing."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from rongtong.apps.ledger.models import Obligation
from rongtong.apps.ledger.workflow.booking import book_owed
from rongtong.apps.ledger.workflow.telling import tell_side
from rongtong.apps.parties.models import Party
from rongtong.kit.audit import action, record
from rongtong.kit.workflow import perform
from rongtong.lib.actor import Actor

MOST = 10**13
"""Fen: a hundred thousand million yuan, more than any deal here; a slip of the keyboard is caught."""


@action
def owe(
    *, debtor: Party, creditor: Party, amount: int, about: models.Model, what: str, due: date | None,
    actor: Actor, at: datetime,
) -> Obligation:  # fmt: skip
    """Note that ``debtor`` owes ``creditor`` ``amount`` fen for ``what``, which came from ``about``.

    The caller asks who may: it is part of accepting or signing. ValidationError for an amount that is not
    positive or for a party that would owe itself.
    """
    if not 0 < amount <= MOST:
        raise ValidationError(_("The amount must be more than nothing."))
    if debtor.owner == creditor.owner:
        raise ValidationError(_("Nobody owes themselves."))
    made = Obligation.objects.create(
        debtor=debtor, creditor=creditor, debtor_home=debtor.region, creditor_home=creditor.region,
        amount=amount, what=what[:120], about_kind=about._meta.label, about_key=about.pk, due=due,
        made_at=at,
    )  # fmt: skip
    book_owed(made, at)
    record("ledger.obligation.made", about=made, actor=actor, at=at, data={"amount": amount, "due": due})
    tell_side(made, "debtor", "ledger.owed", at, amount=amount, name=str(creditor))
    return made


@action
def waive(
    *, obligation: Obligation, reason: str, version: int | None = None, actor: Actor, at: datetime,
    note: str = "",
) -> Obligation:  # fmt: skip
    """Give up what is still open; the creditor's side does."""
    return perform(obligation, "waive", actor=actor, at=at, reason=reason, note=note, version=version)


@action
def dispute(
    *, obligation: Obligation, reason: str, version: int | None = None, actor: Actor, at: datetime,
    note: str = "",
) -> Obligation:  # fmt: skip
    """Say that it is not owed like this; either side may."""
    return perform(obligation, "dispute", actor=actor, at=at, reason=reason, note=note, version=version)


@action
def resume(*, obligation: Obligation, version: int | None = None, actor: Actor, at: datetime) -> Obligation:
    """End the dispute; the side that began it does."""
    return perform(obligation, "resume", actor=actor, at=at, version=version)


@action
def note_look(*, obligation: Obligation, actor: Actor, at: datetime) -> None:
    """Leave a line that somebody who is neither side read it."""
    record("ledger.obligation.looked", about=obligation, actor=actor, at=at)
