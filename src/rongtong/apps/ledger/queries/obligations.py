"""What somebody may see of what is owed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from rongtong.apps.ledger.models import Invoice, Obligation, Payment
from rongtong.apps.ledger.rules.obligations import VIEW
from rongtong.apps.ledger.rules.payments import CONFIRM
from rongtong.apps.parties.models import Party
from rongtong.apps.parties.queries.sides import acts_for, parties_of
from rongtong.kit.audit import queries as trail
from rongtong.kit.audit.models import Entry as Told
from rongtong.kit.permissions import can, visible
from rongtong.lib.actor import Actor

_SIDES = ("debtor__organisation", "debtor__person", "creditor__organisation", "creditor__person")
LATE_DAYS = 3
"""Days before the due day from which a debt stands on the workbench."""


def seen(actor: Actor) -> QuerySet[Obligation]:
    """Give the obligations an actor may open, sides at hand."""
    return visible(actor, VIEW, Obligation.objects.all()).select_related(*_SIDES)


def own(actor: Actor, side: str) -> QuerySet[Obligation]:
    """Give what the parties an actor acts for owe (``debtor``) or are owed (``creditor``)."""
    rows = Obligation.objects.filter(**{f"{side}__in": parties_of(actor).values("pk")})
    return rows.select_related(*_SIDES) if can(actor, VIEW) else rows.none()


def own_payments(actor: Actor) -> QuerySet[Payment]:
    """Give the payments of what the parties an actor acts for owe or are owed."""
    mine = parties_of(actor).values("pk")
    owed = Obligation.objects.filter(Q(debtor__in=mine) | Q(creditor__in=mine))
    rows = Payment.objects.filter(obligation__in=owed.values("pk")).select_related(*_of_payment())
    return rows if can(actor, VIEW) else rows.none()


def about(record: models.Model) -> QuerySet[Obligation]:
    """Give what is owed because of a record of an app above; who may read that record may read this."""
    return Obligation.objects.filter(about_kind=record._meta.label, about_key=record.pk)


def of_party(party: Party) -> QuerySet[Obligation]:
    """Give what a party owes and is owed."""
    rows = Obligation.objects.filter(Q(debtor=party) | Q(creditor=party))
    return rows.select_related(*_SIDES)


def is_side(obligation: Obligation, actor: Actor) -> bool:
    """Tell whether an actor acts for one of the two sides; others only look on."""
    return actor.kind == "system" or any(
        acts_for(actor, side) for side in (obligation.debtor, obligation.creditor)
    )


def payment(actor: Actor, pk: int) -> Payment | None:
    """Give one payment of an obligation that the actor may open."""
    return Payment.objects.filter(obligation__in=seen(actor), pk=pk).first()


def invoice(actor: Actor, pk: int) -> Invoice | None:
    """Give one invoice of an obligation that the actor may open."""
    return Invoice.objects.filter(obligation__in=seen(actor), pk=pk).first()


def payments_of(obligation: Obligation) -> list[Payment]:
    """Give the payments, the last reported first, with who reported and answered."""
    rows = obligation.payments.select_related("reporter", "answerer", "proof", *_of_payment())
    return list(rows.order_by("-reported_at", "-pk"))


def _of_payment() -> list[str]:
    return [f"obligation__{side}" for side in _SIDES]


def to_answer(actor: Actor) -> QuerySet[Payment]:
    """Give the payments that wait for the actor's side, the oldest first."""
    rows = Payment.objects.filter(state="reported").select_related("obligation")
    return visible(actor, CONFIRM, rows).exclude(reporter=actor.id).order_by("reported_at", "pk")


def to_pay(actor: Actor, today: date) -> QuerySet[Obligation]:
    """Give what the actor's side owes and what is due soon or late, the most pressing first."""
    mine = Q(debtor__in=parties_of(actor))
    rows = Obligation.objects.filter(mine, state="open", due__lte=today + timedelta(LATE_DAYS))
    return rows.order_by("due", "pk")


def history(obligation: Obligation) -> list[Told]:
    """Give what was done with it and its payments and invoices, the newest first."""
    own = list(trail.of(obligation))
    for rows in (obligation.payments.all(), obligation.invoices.all()):
        own += [entry for one in rows for entry in trail.of(one)]
    return sorted(own, key=lambda entry: -entry.number)


def behind_clock(key: Any) -> Payment:
    """Give the payment a clock runs for."""
    return Payment.objects.select_related("obligation", *_of_payment()).get(pk=key)
