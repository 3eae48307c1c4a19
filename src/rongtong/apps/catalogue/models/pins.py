"""What an owner puts first in their shop."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.listings import Listing

MOST_PINNED = 4
"""Listings of one owner that stand first: one row of a desk, two screens of a phone."""


class Pin(models.Model):
    """A published listing that stands first in its owner's shop, at ``place`` (0 is the first)."""

    listing = models.OneToOneField(Listing, models.CASCADE, primary_key=True, related_name="pin")
    place = models.PositiveSmallIntegerField(_("place"), validators=[MaxValueValidator(MOST_PINNED - 1)])
    at = models.DateTimeField(_("put first"))

    class Meta:
        verbose_name = _("listing put first")
        ordering = ("place", "pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(place__lt=MOST_PINNED), name="pin_within_the_row"),
        )

    def __str__(self) -> str:
        return str(self.listing_id)
