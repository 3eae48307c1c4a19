"""Consents, readings, tags, exports, requests to erase, retention runs."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.files.models import File
from rongtong.kit.workflow import StateField

USER = settings.AUTH_USER_MODEL
OPEN = ("requested", "executing")
"""States of an erasure that is not over."""


class Answer(models.Model):
    """One answer to one version of one consent. Rows are only added; the last one counts."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=60)
    version = models.PositiveIntegerField(_("version"))
    given = models.BooleanField(_("agreed"))
    at = models.DateTimeField(_("time"))

    class Meta:
        """The last answer is found by one step."""

        indexes = (models.Index(fields=("user", "purpose", "-id"), name="privacy_answers"),)

    def __str__(self) -> str:
        return f"{self.purpose} {self.version} {self.given}"


class Reading(models.Model):
    """Somebody read a masked field of somebody else in clear. Kept for the person it tells of."""

    subject = models.ForeignKey(USER, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=60)
    field = models.CharField(_("field"), max_length=60)
    reader = models.BigIntegerField(null=True)
    reader_name = models.CharField(_("reader"), max_length=150)
    reason = models.CharField(_("reason given"), max_length=200)
    at = models.DateTimeField(_("time"))

    class Meta:
        """Newest first."""

        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("subject", "-id"), name="privacy_readings"),
            models.Index(fields=("at",), name="privacy_readings_at"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.field}"


class Choice(models.Model):
    """What a person chose about recommendations (个人信息保护法 §24, 算法推荐规定 §17).

    Not an ``Answer``: a consent lapses with a new version of its text, while "off" stays off until its person
    says otherwise, and may be said by somebody who never consented. Recommending needs both.
    """

    user = models.OneToOneField(
        USER, on_delete=models.CASCADE, primary_key=True, related_name="privacy_choice"
    )
    recommend = models.BooleanField(_("recommendations for me"), default=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id} {self.recommend}"


class Tag(models.Model):
    """A word that recommendations go by. One that its person removed stays, so that no machine adds it
    again.
    """

    class Source(models.TextChoices):
        """Where a tag comes from."""

        OWN = "own", _("added by you")
        PROFILE = "profile", _("from your profile")
        ACTIVITY = "activity", _("from what you looked at")

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="privacy_tags")
    word = models.CharField(_("tag"), max_length=40)
    source = models.CharField(_("where it is from"), max_length=10, choices=Source.choices)
    note = models.CharField(max_length=120, blank=True)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A word stands once."""

        ordering = ("word",)
        constraints = (models.UniqueConstraint(fields=("user", "word"), name="privacy_tag_once"),)

    def __str__(self) -> str:
        return self.word


class Export(models.Model):
    """A person's data as a file: asked for, made by a job, removed when its time is over."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="privacy_exports")
    asked_at = models.DateTimeField(_("asked for"))
    made_at = models.DateTimeField(_("ready"), null=True)
    ends_at = models.DateTimeField(_("available until"), null=True)
    file = models.ForeignKey(File, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        """Newest first; one at a time is being made."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("user",), condition=Q(made_at__isnull=True), name="privacy_one_export_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.asked_at:%Y-%m-%d}"


class Erasure(models.Model):
    """A request to erase a person (个人信息保护法 §47). ``erased`` counts records by part."""

    user = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="erasures")
    state = StateField(default="requested")
    version = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(_("asked for"))
    executed_at = models.DateTimeField(_("executed"), null=True)
    erased = models.JSONField(default=dict)

    class Meta:
        """Newest first; one open request a person."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("user",), condition=Q(state__in=OPEN), name="privacy_one_erasure"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"


class RetentionRun(models.Model):
    """What one run of one retention rule found (``dry``) or disposed of."""

    rule = models.CharField(_("rule"), max_length=80)
    at = models.DateTimeField(_("time"))
    before = models.DateTimeField(_("older than"))
    dry = models.BooleanField(_("trial"))
    count = models.PositiveIntegerField(_("records"))
    actor = models.BigIntegerField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.rule} {self.count}"
