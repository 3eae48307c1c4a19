"""Money of a record as sheets of an evidence pack."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _

from rongtong.apps.ledger.models import Invoice, Obligation, Payment
from rongtong.apps.ledger.queries.obligations import about, history, payments_of
from rongtong.apps.ledger.workflow.payments import REFUSE_REASONS, WITHDRAW_REASONS
from rongtong.kit.audit.evidence import Sheet, moment
from rongtong.kit.audit.models import Entry
from rongtong.kit.workflow import workflow_of

_REASONS = dict(REFUSE_REASONS) | dict(WITHDRAW_REASONS)


def money_of(*records: models.Model) -> tuple[list[Sheet], list[Entry]]:
    """Give what is owed because of records, the payments and invoices, and the entries about them."""
    owed = [one for record in records for one in about(record).select_related(*_SIDES).order_by("pk")]
    paid = [payment for one in owed for payment in reversed(payments_of(one))]
    bills = list(Invoice.objects.filter(obligation__in=owed).order_by("pk"))
    sheets = [
        Sheet(
            _("What is owed, in yuan"),
            (
                _("For what"),
                _("Who pays"),
                _("Who is paid"),
                _("Amount"),
                _("Still owed"),
                _("Due on"),
                _("State"),
            ),
            [_owed(one) for one in owed],
        ),
        Sheet(
            _("Payments, in yuan"),
            (_("Paid on"), _("Amount"), _("Reported by"), _("Answered by"), _("State"), _("Note")),
            [_paid(one) for one in paid],
        ),
        Sheet(
            _("Invoices, in yuan"),
            (_("Number of the invoice"), _("Amount"), _("Issued on"), _("Withdrawn")),
            [(one.number, yuan(one.amount), str(one.issued_on), moment(one.withdrawn_at)) for one in bills],
        ),
    ]
    return sheets, [entry for one in owed for entry in history(one)]


def yuan(fen: int) -> str:
    """Give a sum in yuan with two places."""
    return f"{fen / 100:,.2f}"


_SIDES = ("debtor__organisation", "debtor__person", "creditor__organisation", "creditor__person")


def _state(record: Obligation | Payment) -> str:
    return str(workflow_of(record).by_state[record.state].label)


def _owed(one: Obligation) -> tuple[str, ...]:
    return (
        one.what, str(one.debtor), str(one.creditor), yuan(one.amount), yuan(one.open), str(one.due or ""),
        _state(one),
    )  # fmt: skip


def _paid(one: Payment) -> tuple[str, ...]:
    said = " ".join(filter(None, (str(_REASONS.get(one.reason, "")), one.note)))
    return (
        str(one.paid_on), yuan(one.amount), _who(one.reporter, moment(one.reported_at)),
        _who(one.answerer, moment(one.answered_at)), _state(one), said,
    )  # fmt: skip


def _who(user: object, when: str) -> str:
    return f"{user} {when}" if user is not None else ""
