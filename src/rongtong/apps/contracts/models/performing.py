"""What was promised and delivered: milestones, deliveries, an early end."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.models.choices import Side
from rongtong.apps.contracts.models.contracts import Contract
from rongtong.kit.workflow import StateField


class Kept(models.Model):
    """What the rows here share: setting single columns."""

    class Meta:
        abstract = True

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class Milestone(Kept):
    """What the seller delivers by a day and the buyer accepts. ``key`` is its key in the terms."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="milestones")
    key = models.CharField(max_length=8)
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("deliverable"), max_length=120)
    criteria = models.TextField(_("how it is accepted"), max_length=1_000, blank=True)
    due = models.DateField(_("due on"), null=True, blank=True)
    state = StateField(default="planned")
    round = models.PositiveSmallIntegerField(_("round"), default=0)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("number", "pk")
        constraints = (models.UniqueConstraint(fields=("contract", "key"), name="milestone_key_once"),)

    def __str__(self) -> str:
        return self.title


class Delivery(models.Model):
    """One delivery for a milestone, with its files."""

    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="deliveries")
    round = models.PositiveSmallIntegerField(_("round"))
    note = models.TextField(_("what is delivered"), max_length=2_000)
    files = models.ManyToManyField("files.File", related_name="+", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("delivered at"))

    class Meta:
        verbose_name = _("delivery")
        ordering = ("-round",)
        constraints = (models.UniqueConstraint(fields=("milestone", "round"), name="delivery_round_once"),)

    def __str__(self) -> str:
        return f"{self.milestone} {self.round}"


class Termination(Kept):
    """One side asks to end the contract early; the other agrees or contests.

    ``waived``: keys of the ledger's obligations that are owed no longer once both agree; the others stay.
    """

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="terminations")
    side = models.CharField(_("asked by side"), max_length=6, choices=Side)
    why = models.CharField(_("reason"), max_length=12)
    text = models.TextField(_("explanation"), max_length=2_000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("asked at"))
    waived = models.JSONField(_("not to be paid any more"), default=list, blank=True)
    state = StateField(default="asked")
    answer = models.TextField(_("answer"), max_length=2_000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("early end of a contract")
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("contract",), condition=Q(state="asked"), name="termination_one_asked"
            ),
        )

    def __str__(self) -> str:
        return str(_("Early end of “%(title)s”") % {"title": self.contract.title})
