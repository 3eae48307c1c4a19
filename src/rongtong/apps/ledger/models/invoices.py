"""An invoice as the creditor reported it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.ledger.models.obligations import Obligation


class Invoice(models.Model):
    """An invoice, in fen. A wrong one is withdrawn and another reported; ``issuer`` repeats the creditor."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="invoices")
    issuer = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    number = models.CharField(_("number of the invoice"), max_length=20)
    amount = models.BigIntegerField(_("amount"))
    issued_on = models.DateField(_("issued on"))
    file = models.ForeignKey("files.File", models.SET_NULL, null=True, blank=True, related_name="+")
    reported_at = models.DateTimeField(_("reported at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering = ("issued_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="ledger_invoice_of_something"),
            models.UniqueConstraint(
                fields=("issuer", "number"), condition=Q(withdrawn_at=None), name="ledger_invoice_once"
            ),
        )

    def __str__(self) -> str:
        return self.number
