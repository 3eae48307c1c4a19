"""A change of a published listing, kept apart until somebody passed it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.listings import Listing
from rongtong.kit.workflow import StateField

OPEN_REVISION = ("draft", "submitted", "second_look", "returned")


class Revision(models.Model):
    """New values of a published listing; the public reads the old ones until it is applied.

    ``values`` holds only what is to change, by the names of ``rules.values.COLUMNS``; ``before`` what stood
    there when it was handed in. At most one is open for a listing.
    """

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="revisions")
    state = StateField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    values = models.JSONField(_("new values"), default=dict, blank=True)
    before = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(_("begun"))
    changed_at = models.DateTimeField(_("last change"))
    submitted_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=40, blank=True)
    wording = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("change of a listing")
        verbose_name_plural = _("changes of listings")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["listing"], condition=Q(state__in=OPEN_REVISION), name="revision_open_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.listing)

    def keep(self, **values: object) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
