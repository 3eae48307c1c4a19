"""Who holds which role, for what, from when to when; and the sessions in which staff power counts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Assignment(models.Model):
    """A role held by an account, for the platform, one organisation or one centre."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(_("role"), max_length=50)
    organisation = models.BigIntegerField(_("organisation"), null=True, blank=True)
    centre = models.BigIntegerField(_("service centre"), null=True, blank=True)
    starts = models.DateTimeField(_("from"))
    ends = models.DateTimeField(_("until"), null=True, blank=True)
    granted_by = models.BigIntegerField(_("granted by"), null=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    # Neither written nor read any more; the column goes in the next version (docs/how-to/upgrade.md).
    used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    class Meta:
        """The same role for the same reach is held once at a time: ``actions.assign`` sees to it."""

        indexes = (
            models.Index(fields=("user", "ends"), name="assignment_user"),
            models.Index(fields=("role", "organisation"), name="assignment_organisation"),
            models.Index(fields=("role", "centre"), name="assignment_centre"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="assignment_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=("user", "role", "organisation", "centre"),
                condition=models.Q(ends__isnull=True),
                nulls_distinct=False,
                name="assignment_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class StaffSession(models.Model):
    """A time in which an account's staff power counts: opened with a reason, ends by itself, all logged."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_sessions"
    )
    reason = models.CharField(_("reason"), max_length=200)
    started = models.DateTimeField(_("from"))
    ends = models.DateTimeField(_("until"))
    closed = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        """One open session a person is what the page shows; several would do no harm."""

        indexes = (models.Index(fields=("user", "ends"), name="staff_session_user"),)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.reason}"
