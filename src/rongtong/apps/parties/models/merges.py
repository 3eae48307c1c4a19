"""Records that look like one organisation, and merges that can be undone."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.organisations import Organisation
from rongtong.kit.workflow import StateField


class DuplicateProposal(models.Model):
    """A pair that may be one organisation, with its evidence as codes; ``first`` has the smaller id."""

    first = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    second = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    state = StateField(default="proposed")
    evidence = models.JSONField(default=list)
    found_at = models.DateTimeField(_("found at"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("possible duplicate")
        ordering = ("found_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="parties_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="parties_pair_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.first} · {self.second}"

    def decided(self, at: datetime) -> None:
        """Note when it was judged."""
        self.decided_at = at
        self.save(update_fields=["decided_at"])


class Merge(models.Model):
    """One merge: ``absorbed`` went into ``kept``. ``journal`` holds every change for undoing it."""

    kept = models.ForeignKey(Organisation, models.CASCADE, related_name="merges")
    absorbed = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    proposal = models.ForeignKey(DuplicateProposal, models.SET_NULL, null=True, blank=True, related_name="+")
    journal = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("merged at"))
    reason = models.CharField(_("reason"), max_length=200)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        verbose_name = _("merge")
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"#{self.pk}"
