"""What was matched, when, by which weights, and how long it took."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Listing


class State(models.TextChoices):
    """How a run ended."""

    DONE = "done", _("Done")
    LEFT = "left", _("Nothing to match: not public")
    FAILED = "failed", _("Failed")


class Run(models.Model):
    """One need ranked against the offers near it. ``cause`` is the listing whose change asked for it."""

    need = models.ForeignKey(Listing, models.CASCADE, related_name="runs")
    cause = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    state = models.CharField(_("state"), max_length=6, choices=State)
    at = models.DateTimeField(_("run at"), db_index=True)
    weights = models.CharField(_("weights"), max_length=60)
    encoder = models.CharField(_("encoder"), max_length=120)
    looked_at = models.PositiveIntegerField(_("offers looked at"), default=0)
    kept = models.PositiveIntegerField(_("candidates"), default=0)
    took_ms = models.PositiveIntegerField(_("milliseconds"), default=0)
    # The newest job there was when the ranking began: what it asks for was public already, whatever its time.
    upto = models.BigIntegerField(default=0)
    fault = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("matching run")
        verbose_name_plural = _("matching runs")
        ordering = ("-pk",)
        indexes = (models.Index(fields=("need", "-id"), name="matching_runs_of_need"),)

    def __str__(self) -> str:
        return f"{self.need_id} {self.at:%Y-%m-%d %H:%M}"
