"""The trail. No foreign keys: an entry outlives what it tells of."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.kit.audit import chain


class Entry(models.Model):
    """One thing that was done. The database refuses to change or delete it (migration 0002)."""

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    at = models.DateTimeField(_("time"), db_index=True)
    actor_kind = models.CharField(max_length=10)
    actor = models.BigIntegerField(_("who"), null=True)
    actor_name = models.CharField(max_length=150, blank=True)
    staff = models.BigIntegerField(_("staff session"), null=True)
    via = models.CharField(max_length=40)
    verb = models.CharField(_("what"), max_length=100)
    kind = models.CharField(max_length=60, blank=True)
    about = models.CharField(max_length=60, blank=True)
    label = models.CharField(max_length=250, blank=True)
    reason = models.CharField(_("reason"), max_length=100, blank=True)
    note = models.TextField(blank=True)
    changes = models.JSONField(default=dict)
    data = models.JSONField(default=dict)
    before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """Newest last, as the chain runs."""

        ordering = ("number",)
        indexes = (
            models.Index(fields=("kind", "about", "number"), name="audit_about"),
            models.Index(fields=("actor", "number"), name="audit_actor"),
            models.Index(fields=("verb", "number"), name="audit_verb"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"

    def as_data(self) -> dict[str, Any]:
        """Give the entry as plain data: what the digest covers, and the two digests."""
        data = {name: getattr(self, name) for name in chain.COVERED}
        return data | {"at": self.at.isoformat(), "before": self.before, "digest": self.digest}


class Head(models.Model):
    """The end of the chain: one row, locked while an action writes its entries."""

    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=chain.START)

    def __str__(self) -> str:
        return str(self.number)


class Day(models.Model):
    """The digest published for one day: who keeps it can tell whether the trail up to then was changed."""

    day = models.DateField(unique=True)
    number = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        """By date."""

        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day} {self.number} {self.digest}"
