"""What counts: steps and sums that the other party confirmed. Written once, never changed, never deleted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.conversion.models.choices import Money, Side, StepName
from rongtong.apps.conversion.models.deals import Deal


class Step(models.Model):
    """A deal reached a step. ``kind`` and ``key`` name the record that shows it.

    ``side`` is whose word made it count and ``confirmer`` who gave it (empty once that account is erased).
    """

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="steps")
    name = models.CharField(_("step"), max_length=10, choices=StepName)
    at = models.DateTimeField(_("confirmed at"))
    month = models.DateField(_("month of the step"))
    kind = models.CharField(max_length=60)
    key = models.BigIntegerField()
    side = models.CharField(_("confirmed by"), max_length=9, choices=Side)
    confirmer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("step of a deal")
        verbose_name_plural = _("steps of deals")
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=("deal", "name"), name="conversion_step_once"),)

    def __str__(self) -> str:
        return f"{self.deal_id} {self.name}"


class Sum(models.Model):
    """Money of a deal in fen, from one record: signed, registered or paid. A change may be negative."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="sums")
    what = models.CharField(_("what the sum is"), max_length=10, choices=Money)
    amount = models.BigIntegerField(_("amount"))
    at = models.DateTimeField(_("confirmed at"))
    kind = models.CharField(max_length=60)
    key = models.BigIntegerField()

    class Meta:
        verbose_name = _("sum of a deal")
        verbose_name_plural = _("sums of deals")
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("what", "kind", "key"), name="conversion_sum_once"),
            models.CheckConstraint(condition=~models.Q(amount=0), name="conversion_sum_of_something"),
        )

    def __str__(self) -> str:
        return f"{self.deal_id} {self.what} {self.amount}"
