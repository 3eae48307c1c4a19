"""Listings that look like one, the traces by which they are found, and merges that can be undone."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.listings import Listing
from rongtong.kit.workflow import StateField


class Trace(models.Model):
    """A digest of a part of a listing's title or of a long sentence; near-identical listings share some."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="traces")
    digest = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("trace of a listing")
        constraints = (models.UniqueConstraint(fields=["digest", "listing"], name="catalogue_trace_once"),)

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.digest}"


class DuplicatePair(models.Model):
    """Two listings of one side that may be one, ``first`` with the smaller key.

    ``evidence``: {"part", "share", "words"}: the field that shows it, the likeness (0 to 1), what both hold.
    """

    first = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    second = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    state = StateField(default="proposed")
    evidence = models.JSONField(default=dict)
    found_at = models.DateTimeField(_("found at"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("possible duplicate of a listing")
        verbose_name_plural = _("possible duplicates of listings")
        ordering = ("found_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="catalogue_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="catalogue_pair_in_order"),
        )
        indexes = (
            models.Index(fields=("found_at",), condition=Q(state="proposed"), name="catalogue_pair_waits"),
        )

    def __str__(self) -> str:
        return f"{self.first} · {self.second}"

    def decided(self, at: datetime) -> None:
        """Note when it was judged; the trail says by whom."""
        self.decided_at = at
        self.save(update_fields=["decided_at"])


class ListingMerge(models.Model):
    """One merge of two listings of one owner: ``absorbed`` leads to ``kept``; ``before`` was its state."""

    kept = models.ForeignKey(Listing, models.CASCADE, related_name="merges")
    absorbed = models.ForeignKey(Listing, models.CASCADE, related_name="absorptions")
    pair = models.ForeignKey(DuplicatePair, models.SET_NULL, null=True, related_name="+")
    before = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("merged at"))
    reason = models.CharField(_("reason"), max_length=200)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        verbose_name = _("merge of listings")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"#{self.pk}"


class OwnerMove(models.Model):
    """A listing that changed hands because two organisations became one; moved back when they part.

    ``merge`` is the key of the merge of organisations, ``before`` that of the organisation it came from.
    """

    merge = models.BigIntegerField()
    listing = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    before = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("listing that moved with its owner")
        constraints = (models.UniqueConstraint(fields=["merge", "listing"], name="catalogue_move_once"),)

    def __str__(self) -> str:
        return f"{self.merge}: {self.listing_id}"
