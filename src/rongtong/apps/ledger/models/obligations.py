"""Who owes whom how much, for what and until when."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.workflow import StateField

DEBTOR, CREDITOR = "debtor", "creditor"
SIDES = ((DEBTOR, _("who pays")), (CREDITOR, _("who is paid")))


class Obligation(models.Model):
    """A debt of money, in fen. ``about_kind`` and ``about_key`` name what it comes from (a model's label).

    ``paid`` and ``waived`` repeat what the entries say, so that the database itself refuses too much.
    ``debtor_home`` and ``creditor_home``: regions of the two sides when it was born.
    """

    debtor = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    creditor = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    debtor_home = models.CharField(_("region of who pays"), max_length=12, blank=True, db_index=True)
    creditor_home = models.CharField(_("region of who is paid"), max_length=12, blank=True, db_index=True)
    amount = models.BigIntegerField(_("amount"))
    paid = models.BigIntegerField(_("paid"), default=0, editable=False)
    waived = models.BigIntegerField(_("waived"), default=0, editable=False)
    what = models.CharField(_("for what"), max_length=120)
    about_kind = models.CharField(max_length=60)
    about_key = models.BigIntegerField()
    due = models.DateField(_("to be paid by"), null=True, blank=True)
    state = StateField(default="open")
    disputed_by = models.CharField(_("disputed by"), max_length=8, choices=SIDES, blank=True)
    made_at = models.DateTimeField(_("owed since"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")
        ordering = ("due", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="ledger_owes_something"),
            models.CheckConstraint(condition=~Q(debtor=F("creditor")), name="ledger_owes_another"),
            models.CheckConstraint(
                condition=Q(paid__gte=0, waived__gte=0, amount__gte=F("paid") + F("waived")),
                name="ledger_never_over",
            ),
            models.CheckConstraint(
                condition=~Q(state="settled") | Q(amount=F("paid") + F("waived")),
                name="ledger_settled_in_full",
            ),
        )
        indexes = (models.Index(fields=("about_kind", "about_key"), name="ledger_about"),)

    def __str__(self) -> str:
        return self.what

    @property
    def open(self) -> int:
        """Give what is still owed, in fen."""
        return self.amount - self.paid - self.waived

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
