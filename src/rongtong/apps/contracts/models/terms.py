"""Versions of the terms, and who accepted which."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.models.choices import Origin, Side
from rongtong.apps.contracts.models.contracts import Contract


class Terms(models.Model):
    """One version, written once. ``values``: what ``rules.values`` reads: ``clauses`` and the figures.

    ``based_on`` is the version its author had before them; ``why`` is the reason of a change request.
    """

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="terms")
    number = models.PositiveIntegerField(_("version"))
    values = models.JSONField(default=dict)
    side = models.CharField(_("proposed by"), max_length=6, choices=Side)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("proposed at"))
    origin = models.CharField(_("where it comes from"), max_length=6, choices=Origin, default=Origin.FORM)
    why = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("version of the terms")
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("contract", "number"), name="terms_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="terms_number_from_one"),
        )

    def __str__(self) -> str:
        return str(self.number)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new version; TypeError for one that is there: terms are insert-only."""
        if self.pk is not None:
            raise TypeError("a version of the terms is written once")
        super().save(*args, **kwargs)


class Acceptance(models.Model):
    """A side says yes to exactly one version; its author's side does so by proposing it."""

    terms = models.ForeignKey(Terms, models.CASCADE, related_name="acceptances")
    side = models.CharField(_("side of the contract"), max_length=6, choices=Side)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("accepted at"))

    class Meta:
        verbose_name = _("acceptance of terms")
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=("terms", "side"), name="terms_accepted_once_a_side"),)

    def __str__(self) -> str:
        return f"{self.terms} {self.side}"


class Draft(models.Model):
    """What one side is writing and the other does not see, until it is proposed; one a side."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="drafts")
    side = models.CharField(_("side of the contract"), max_length=6, choices=Side)
    values = models.JSONField(default=dict)
    based_on = models.PositiveIntegerField(_("version it started from"), default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("saved at"))

    class Meta:
        verbose_name = _("terms being written")
        ordering = ("-at",)
        constraints = (
            models.UniqueConstraint(fields=("contract", "side"), name="contracts_draft_once_a_side"),
        )

    def __str__(self) -> str:
        return f"{self.contract} {self.side}"
