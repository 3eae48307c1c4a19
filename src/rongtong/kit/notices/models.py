"""What somebody was told, how it reached them, and how they want to be reached."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices.declare import Mode


class Notice(models.Model):
    """One thing told to one account, or to an address without one. The words are made when it is read.

    ``shown`` is false when the reader switched the category off in the site: it then only travels by mail.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="notices"
    )
    address = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=80)
    category = models.CharField(max_length=60)
    parameters = models.JSONField(default=dict)
    link = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    about = models.CharField(max_length=60, blank=True)
    shown = models.BooleanField(default=True)
    at = models.DateTimeField(_("time"))
    read_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(user__isnull=False) ^ ~Q(address=""), name="notices_one_reader"
            ),
        )
        indexes = (
            models.Index(fields=("user", "-id"), condition=Q(shown=True), name="notices_inbox"),
            models.Index(
                fields=("user", "category"),
                condition=Q(shown=True, read_at__isnull=True),
                name="notices_unread",
            ),
            models.Index(fields=("kind", "about"), name="notices_about"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"


class Sending(models.TextChoices):
    """How far a delivery has come. ``UNSURE``: the process died between handing over and noting it."""

    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not delivered")
    UNSURE = "unsure", _("Perhaps sent")
    DROPPED = "dropped", _("No longer wanted")
    GIVEN_UP = "given_up", _("Given up")


class Delivery(models.Model):
    """One notice on its way through one channel; ``daily`` ones of a reader travel together."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=20)
    daily = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=Sending.choices, default=Sending.WAITING)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)
    taken_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """One a channel."""

        constraints = (models.UniqueConstraint(fields=("notice", "channel"), name="notices_one_delivery"),)
        indexes = (
            models.Index(fields=("due_at", "id"), condition=Q(state="waiting"), name="notices_due"),
            models.Index(fields=("taken_at",), condition=Q(state="sending"), name="notices_taken"),
            models.Index(fields=("state", "-id"), name="notices_state"),
        )

    def __str__(self) -> str:
        return f"{self.channel} {self.notice_id} {self.state}"


class Preference(models.Model):
    """What somebody chose for a category and channel; without a row the category's own default counts."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_preferences"
    )
    category = models.CharField(max_length=60)
    channel = models.CharField(max_length=20)
    mode = models.CharField(max_length=5, choices=[(mode.value, mode.value) for mode in Mode])

    class Meta:
        """One choice each."""

        constraints = (
            models.UniqueConstraint(fields=("user", "category", "channel"), name="notices_one_preference"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.category} {self.channel} {self.mode}"


class Hours(models.Model):
    """When somebody does not want to be reached, and when the daily digest comes (site's time zone)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_hours"
    )
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True)
    digest_at = models.TimeField(_("daily digest at"), null=True, blank=True)

    class Meta:
        """Both ends or neither."""

        constraints = (
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="notices_quiet_has_ends",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.quiet_from}–{self.quiet_until}"


class Stop(models.Model):
    """An address without an account that wants no more mail (of one category). Only its digest is kept."""

    digest = models.CharField(max_length=64)
    category = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        """Once a category."""

        constraints = (models.UniqueConstraint(fields=("digest", "category"), name="notices_one_stop"),)

    def __str__(self) -> str:
        return f"{self.digest[:8]} {self.category}"
