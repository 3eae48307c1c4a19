"""A meeting of the two sides: proposed times, place or link, who came, what was agreed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.models.introductions import Introduction, Role
from rongtong.kit.workflow import StateField

PENDING = ("proposed", "agreed", "minuted")
"""States of a meeting that is still to come or to be confirmed."""


class Way(models.TextChoices):
    """How people meet."""

    VIDEO = "video", _("Video")
    PLACE = "place", _("In one place")
    PHONE = "phone", _("By telephone")


class Meeting(models.Model):
    """One meeting. ``proposed_by``: whose proposal stands; the other side picks or proposes others.

    ``sequence`` counts what was sent out as calendar entry (RFC 5545 §3.8.7.4), ``changed_at`` is when that
    last changed. ``*_came_at``: each side says for itself that it came. The minutes are ``step``, ``owner``
    and ``step_on``, written by ``minuted_by`` and confirmed by the other side.
    """

    introduction = models.ForeignKey(Introduction, models.PROTECT, related_name="meetings")
    proposed_by = models.CharField(_("proposed by"), max_length=6, choices=Role)
    way = models.CharField(_("how"), max_length=5, choices=Way, default=Way.VIDEO)
    place = models.CharField(_("meeting place"), max_length=200, blank=True)
    link = models.URLField(_("video link"), max_length=400, blank=True)
    minutes_long = models.PositiveSmallIntegerField(_("minutes it takes"), default=30)
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    state = StateField(default="proposed")
    sequence = models.PositiveIntegerField(default=0)
    buyer_came_at = models.DateTimeField(_("buyer came"), null=True, blank=True)
    seller_came_at = models.DateTimeField(_("seller came"), null=True, blank=True)
    step = models.CharField(_("agreed next step"), max_length=300, blank=True)
    owner = models.CharField(_("who does it"), max_length=6, choices=Role, blank=True)
    step_on = models.DateField(_("to be done by"), null=True, blank=True)
    minuted_by = models.CharField(_("minutes written by"), max_length=6, choices=Role, blank=True)
    minuter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    minuted_at = models.DateTimeField(_("minutes written"), null=True, blank=True)
    confirmer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("minutes confirmed"), null=True, blank=True)
    created_at = models.DateTimeField(_("proposed on"))
    changed_at = models.DateTimeField(_("changed on"))
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("introduction",), condition=Q(state__in=PENDING), name="introductions_one_meeting"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("agreed", "minuted", "confirmed")) | Q(starts_at__isnull=False),
                name="introductions_meeting_has_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.introduction_id} {self.pk}"

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class Slot(models.Model):
    """One proposed time."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField(_("begins"))

    class Meta:
        verbose_name = _("proposed time")
        ordering = ("starts_at",)
        constraints = (
            models.UniqueConstraint(fields=("meeting", "starts_at"), name="introductions_slot_once"),
        )

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"
