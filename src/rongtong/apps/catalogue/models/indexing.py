"""Which listings the search index still has to follow."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.choices import Side


class IndexMark(models.Model):
    """That the index should look at a listing again; done once ``done_at`` is set.

    ``turn`` grows with every change: a change that comes while the index follows an older one stays open.
    The key is the listing's; it outlives the listing, so that the index forgets one that was erased.
    """

    listing = models.BigIntegerField(primary_key=True)
    side = models.CharField(_("side"), max_length=5, choices=Side)
    turn = models.PositiveBigIntegerField(default=0)
    asked_at = models.DateTimeField(_("asked"))
    done_at = models.DateTimeField(_("done"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("mark of the index")
        indexes = (
            models.Index(fields=("side", "asked_at"), condition=Q(done_at=None), name="index_mark_open"),
        )

    def __str__(self) -> str:
        return f"{self.side} {self.listing}"
