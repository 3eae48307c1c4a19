"""A payment as one side reported it and the other confirmed it; no money passes through here."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.ledger.models.obligations import CREDITOR, DEBTOR, SIDES, Obligation
from rongtong.kit.workflow import StateField


class Payment(models.Model):
    """One payment, in fen. ``key``: one report counts once an obligation, however often it is sent.

    ``side`` reported it; the other one, and another person, confirms or refuses.
    """

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="payments")
    key = models.CharField(max_length=80)
    amount = models.BigIntegerField(_("amount"))
    side = models.CharField(_("reported by"), max_length=8, choices=SIDES)
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reported_at = models.DateTimeField(_("reported at"))
    paid_on = models.DateField(_("paid on"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    proof = models.ForeignKey("files.File", models.SET_NULL, null=True, blank=True, related_name="+")
    state = StateField(default="reported")
    answerer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=20, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("reported payment")
        verbose_name_plural = _("reported payments")
        ordering = ("reported_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("obligation", "key"), name="ledger_payment_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="ledger_pays_something"),
        )

    def __str__(self) -> str:
        return self.obligation.what

    @property
    def other(self) -> str:
        """Give the side that answers."""
        return CREDITOR if self.side == DEBTOR else DEBTOR

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
