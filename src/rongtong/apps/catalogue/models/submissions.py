"""What was handed in at the gate."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.listings import Listing

COUNTED = ("answered_by", "outcome", "reason", "at", "due_at", "second_by", "doubted")
"""What the figures of the gate are made of."""
ANSWERED = Q(answered_at__isnull=False)


class Submission(models.Model):
    """A listing as it was handed in, with the checks of that moment and the answer.

    ``home`` is the listing's own: who may read how the gate works is decided by it, over a million answers.
    ``second_by`` looked a second time; ``doubted``: the second one sent it back to the first. ``due_at`` is
    until when the answer was due.
    """

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="submissions")
    home = models.CharField(_("region of the owner"), max_length=12, blank=True)
    number = models.PositiveSmallIntegerField(_("number"))
    at = models.DateTimeField(_("handed in"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    record = models.JSONField(default=dict)
    checks = models.JSONField(default=list)
    outcome = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    wording = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    second_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    doubted = models.BooleanField(default=False)
    due_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("submission")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["listing", "number"], name="catalogue_submission_number"),
        )
        # The figures of a time are counted from these alone, without a look at the rows.
        indexes = (
            models.Index(
                fields=("answered_at",),
                include=("home", *COUNTED),
                condition=ANSWERED,
                name="submission_answers",
            ),
            models.Index(
                fields=("home", "answered_at"), include=COUNTED, condition=ANSWERED, name="submission_at_home"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.number}"
