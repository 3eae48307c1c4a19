"""Where the value of each field came from (feature A8: every field keeps source and date)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.choices import SourceKind
from rongtong.apps.catalogue.models.listings import Listing


class FieldSource(models.Model):
    """The source of one field: ``reference`` names sheet and cell, or document and page.

    Without a row a field was typed by the author.
    """

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="sources")
    name = models.CharField(_("field"), max_length=30)
    kind = models.CharField(_("source"), max_length=10, choices=SourceKind)
    reference = models.CharField(_("place"), max_length=200, blank=True)
    passage = models.TextField(_("passage"), blank=True, max_length=1_000)
    at = models.DateTimeField(_("taken over"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("source of a field")
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["listing", "name"], name="catalogue_source_once"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.get_kind_display()}"
