"""Forms of the ledger."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.web.intake.fields import YuanSumField
from rongtong.apps.ledger.models import Obligation
from rongtong.apps.ledger.queries.statements import LARGEST
from rongtong.apps.parties.web.person_fields import DayField
from rongtong.kit.files.web.forms import UploadField


class ReportForm(forms.Form):
    """A payment that was made outside; ``key`` makes a second click the same report."""

    amount = YuanSumField(label=_("Amount in yuan"), help_text=_("What was paid; part of it is fine."))
    paid_on = DayField(label=_("Paid on"))
    note = forms.CharField(
        label=_("Note"), max_length=200, required=False,
        help_text=_("Such as the reference of the transfer; the other side reads it."),
    )  # fmt: skip
    proof = UploadField(label=_("Bank receipt"), purpose="ledger.proof", required=False)
    key = forms.CharField(max_length=80, widget=forms.HiddenInput)

    def __init__(self, *given: Any, owed: Obligation, **options: Any) -> None:
        first = {"amount": owed.open, "paid_on": timezone.localdate(), "key": secrets.token_hex(12)}
        super().__init__(*given, initial=first, **options)


class InvoiceForm(forms.Form):
    """An invoice of the creditor."""

    number = forms.CharField(
        label=_("Number of the invoice"), max_length=24,
        help_text=_("20 digits on a digital invoice; 8 on an older one, with or without its code."),
    )  # fmt: skip
    amount = YuanSumField(label=_("Amount in yuan"))
    issued_on = DayField(label=_("Issued on"))
    file = UploadField(label=_("File"), purpose="ledger.invoice", required=False)

    def __init__(self, *given: Any, owed: Obligation, **options: Any) -> None:
        first = {"amount": owed.amount, "issued_on": timezone.localdate()}
        super().__init__(*given, initial=first, **options)


class StatementForm(forms.Form):
    """A bank statement; ``kind`` is csv or xlsx once it is valid."""

    file = forms.FileField(
        label=_("Bank statement"), help_text=_("CSV or Excel, at most 2 MB. It is read once and not kept."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )  # fmt: skip
    kind = ""

    def clean_file(self) -> Any:
        """Refuse what is too large or another kind of file."""
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 2 MB. Take a shorter time."))
        self.kind = "xlsx" if upload.read(4) == b"PK\x03\x04" else "csv"
        upload.seek(0)
        return upload
