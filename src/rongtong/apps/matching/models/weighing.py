"""Versions of the weights, and which of them counted when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Refusal(models.TextChoices):
    """Why somebody did not accept a proposal."""

    FEW = "few", _("Too few answers behind it")
    ONE_SIDED = "one_sided", _("The answers come from too few people or fields")
    WORSE = "worse", _("Rankings I looked at got worse")
    UNFAIR = "unfair", _("Newcomers or small ones would lose")
    OTHER = "other", _("Another reason")


class WeightsVersion(models.Model):
    """Weights that were learned and proposed. ``text``: the core's TOML; ``figures``: the judgement."""

    version = models.CharField(_("version"), max_length=60, unique=True)
    text = models.TextField()
    based_on = models.CharField(_("learned against"), max_length=60)
    figures = models.JSONField(default=dict)
    made_at = models.DateTimeField(_("proposed at"))
    refused_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    refusal = models.CharField(_("why not"), max_length=10, choices=Refusal, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("version of the weights")
        verbose_name_plural = _("versions of the weights")
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(refused_at=None, refusal="") | (Q(refused_at__isnull=False) & ~Q(refusal="")),
                name="matching_refusal_says_why",
            ),
        )

    def __str__(self) -> str:
        return self.version


class WeightsChange(models.Model):
    """From when on which weights count; the newest row is in force. ``version`` None: those that come along.

    ``number`` counts from 1: of two persons who decide on the same state one is told.
    """

    number = models.PositiveIntegerField(unique=True)
    version = models.ForeignKey(WeightsVersion, models.PROTECT, null=True, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("decided at"))
    reason = models.CharField(_("reason"), max_length=500)

    class Meta:
        verbose_name = _("change of the weights")
        verbose_name_plural = _("changes of the weights")
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"{self.number}: {self.version or '-'}"
