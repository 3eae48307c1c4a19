"""What was taken down, why, and whether its owner came back with it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.listings import Listing


class TakeDown(models.Model):
    """One taking down; ``reopened_at`` is when the owner opened it again as a draft (the appeal)."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="take_downs")
    at = models.DateTimeField(_("taken down"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=40)
    note = models.TextField(blank=True)
    reopened_at = models.DateTimeField(_("opened again"), null=True, blank=True)

    class Meta:
        verbose_name = _("taking down")
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("-at",), name="catalogue_take_down"),)

    def __str__(self) -> str:
        return str(self.listing)
