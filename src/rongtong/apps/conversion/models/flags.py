"""A doubt about a deal: which test raised it, which deals show it, what an auditor said."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.conversion.models.deals import Deal
from rongtong.kit.workflow import StateField

HOLDING = ("open", "upheld")
"""States in which the deals of a doubt stand in no headline figure."""


class Check(models.TextChoices):
    """What was tested."""

    DUPLICATE = "duplicate", _("Counted twice")
    CIRCLE = "circle", _("Money in a circle")
    SPLIT = "split", _("One deal cut up")
    PEOPLE = "people", _("The same people on both sides")
    PHONE = "phone", _("The same telephone on both sides")
    DEVICE = "device", _("The same device on both sides")


class Flag(models.Model):
    """One doubt. ``deal`` raised it, ``shown_by`` others that show it with it; ``deals`` are all
    that it keeps out of the figures. ``tie``: how many people, telephones or devices both sides share.
    """

    check_name = models.CharField(_("what was tested"), max_length=10, choices=Check)
    deal = models.ForeignKey(Deal, models.PROTECT, related_name="raised")
    deals = models.ManyToManyField(Deal, related_name="flags", verbose_name=_("deals concerned"))
    shown_by = models.ManyToManyField(
        Deal, related_name="+", verbose_name=_("deals that show it"), blank=True
    )
    tie = models.PositiveSmallIntegerField(_("shared"), default=0)
    state = StateField(default="open")
    raised_at = models.DateTimeField(_("raised at"))
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    judged_at = models.DateTimeField(_("judged at"), null=True, blank=True)
    reason = models.CharField(_("reason of the judgment"), max_length=12, blank=True)
    note = models.CharField(_("words of the auditor"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("doubt about a deal")
        verbose_name_plural = _("doubts about deals")
        ordering = ("-raised_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("check_name", "deal"), name="conversion_flag_once"),)
        indexes = (models.Index(fields=("state", "-raised_at"), name="conversion_flag_state"),)

    def __str__(self) -> str:
        return f"Z{self.deal_id}"

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
