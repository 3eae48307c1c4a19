"""Access tokens, what each caller has used of its limit, and answers kept for repeated requests."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Token(models.Model):
    """A key for programs. Only the digest of its secret is kept, so it can be shown once only.

    Its power is what its owner holds at the moment of the call, cut down to ``scopes`` (permission names)
    and, for a token of an organisation, to the owner's roles in that organisation. It never
    carries staff power.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    organisation = models.BigIntegerField(_("organisation"), null=True, blank=True, db_index=True)
    name = models.CharField(_("what it is for"), max_length=100)
    hint = models.CharField(_("begins with"), max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(_("may"), default=list)
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        """Newest first; a token ends after it was made."""

        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="api_token_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.hint}…)"


class Window(models.Model):
    """How many calls one caller has made in one stretch of time. ``key`` names the caller and the limit."""

    key = models.CharField(max_length=80)
    start = models.PositiveBigIntegerField()
    hits = models.PositiveIntegerField(default=0)

    class Meta:
        """One counter a stretch."""

        constraints = (models.UniqueConstraint(fields=("key", "start"), name="api_window_once"),)
        indexes = (models.Index(fields=("start",), name="api_window_start"),)

    def __str__(self) -> str:
        return f"{self.key} {self.hits}"


class Repeat(models.Model):
    """The answer to a write with an Idempotency-Key, made in the write's own transaction.

    So either both are there or neither: a process killed in between has written nothing.
    """

    caller = models.CharField(max_length=80)
    key = models.CharField(max_length=255)
    request = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)

    class Meta:
        """A key belongs to its caller and is used once."""

        constraints = (models.UniqueConstraint(fields=("caller", "key"), name="api_repeat_once"),)

    def __str__(self) -> str:
        return f"{self.caller} {self.key}"
