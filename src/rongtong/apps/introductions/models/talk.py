"""What the two sides, and an officer who stepped in, say to each other."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.models.introductions import Introduction
from rongtong.kit.files.models import File


class Voice(models.TextChoices):
    """On whose side an author stood when writing."""

    BUYER = "buyer", _("side of the need")
    SELLER = "seller", _("side of the offer")
    CENTRE = "centre", _("service centre")


class What(models.TextChoices):
    """What a line of the thread is: words, or that an officer read it or joined."""

    SAID = "said", _("message")
    LOOKED = "looked", _("read by the service centre")
    JOINED = "joined", _("service centre joined")


class Message(models.Model):
    """One line. Words are never changed; ``withdrawn_at`` leaves an empty line in their place.

    ``language`` is that of the words (``zh-hans``, ``en``), kept for a later translation.
    """

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="messages")
    what = models.CharField(max_length=6, choices=What, default=What.SAID)
    voice = models.CharField(_("side of the author"), max_length=6, choices=Voice)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    body = models.TextField(_("message"), max_length=4_000, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    at = models.DateTimeField(_("sent on"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("message of an introduction")
        verbose_name_plural = _("messages of introductions")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(body=""), name="introductions_withdrawn_is_empty"
            ),
        )
        indexes = (models.Index(fields=("introduction", "id"), name="introductions_thread"),)

    def __str__(self) -> str:
        return f"{self.introduction_id} {self.pk}"

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class Attachment(models.Model):
    """A file that came with a message."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("file of a message")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("message", "file"), name="introductions_attached_once"),
        )

    def __str__(self) -> str:
        return f"{self.message_id} {self.file_id}"


class Mention(models.Model):
    """Somebody whose attention a message asks for, and on whose side they stand."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    voice = models.CharField(_("side of the author"), max_length=6, choices=Voice)

    class Meta:
        verbose_name = _("mention")
        constraints = (
            models.UniqueConstraint(fields=("message", "user"), name="introductions_mentioned_once"),
        )

    def __str__(self) -> str:
        return f"{self.message_id} {self.user_id}"


class ReadMark(models.Model):
    """Up to which message somebody of a side has read, and when."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="read_marks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    voice = models.CharField(_("side of the author"), max_length=6, choices=Voice)
    upto = models.ForeignKey(Message, models.CASCADE, related_name="+")
    at = models.DateTimeField(_("read"))

    class Meta:
        verbose_name = _("read mark")
        constraints = (
            models.UniqueConstraint(fields=("introduction", "user"), name="introductions_read_once"),
        )

    def __str__(self) -> str:
        return f"{self.introduction_id} {self.user_id}"
