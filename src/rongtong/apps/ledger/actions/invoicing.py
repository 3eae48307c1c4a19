"""Reporting and withdrawing invoices."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils.translation import gettext as _

from rongtong.apps.ledger.models import Invoice, Obligation
from rongtong.apps.ledger.rules.connectors import invoices
from rongtong.apps.ledger.rules.obligations import INVOICE
from rongtong.apps.ledger.workflow.telling import tell_side
from rongtong.kit.audit import action, record
from rongtong.kit.files.models import File
from rongtong.kit.permissions import need
from rongtong.lib.actor import Actor


@action
def report_invoice(
    *, obligation: Obligation, number: str, amount: int, issued_on: date, actor: Actor, at: datetime,
    file: File | None = None,
) -> Invoice:  # fmt: skip
    """Note an invoice of the creditor. ValidationError on its field: number, amount over the obligation."""
    owed = Obligation.objects.select_for_update(of=("self",)).get(pk=obligation.pk)
    need(actor, INVOICE, owed)
    kept = _number(owed, number)
    done = owed.invoices.filter(withdrawn_at=None).aggregate(sum=Sum("amount"))["sum"] or 0
    if amount <= 0 or amount + done > owed.amount:
        raise ValidationError({"amount": _("All invoices together must not exceed what is owed.")})
    made = Invoice.objects.create(
        obligation=owed, issuer=owed.creditor, number=kept, amount=amount, issued_on=issued_on, file=file,
        reported_at=at,
    )  # fmt: skip
    record("ledger.invoice.reported", about=made, actor=actor, at=at, data={"amount": amount})
    tell_side(owed, "debtor", "ledger.invoiced", at, amount=amount, number=kept)
    return made


def _number(owed: Obligation, number: str) -> str:
    try:
        kept = invoices().number(number)
    except ValueError:
        raise ValidationError(
            {"number": _("The number of an invoice has 20 digits; older ones have 8, or 18 with the code.")}
        ) from None
    if Invoice.objects.filter(issuer=owed.creditor_id, number=kept, withdrawn_at=None).exists():
        raise ValidationError({"number": _("This number is reported already.")})
    return kept


@action
def withdraw_invoice(*, invoice: Invoice, actor: Actor, at: datetime) -> Invoice:
    """Take an invoice back; it stays to be read."""
    kept = Invoice.objects.select_for_update(of=("self",)).get(pk=invoice.pk)
    need(actor, INVOICE, kept.obligation)
    if kept.withdrawn_at is None:
        kept.withdrawn_at = at
        kept.save(update_fields=["withdrawn_at"])
        record("ledger.invoice.withdrawn", about=kept, actor=actor, at=at)
    return kept
