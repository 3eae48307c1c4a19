"""Asking for a role and looking over who holds one; the holding itself is kept by ``kit.permissions``."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions.roles import roles
from rongtong.kit.workflow import StateField


class RoleRequest(models.Model):
    """A powerful role waits here until a second pair of eyes has agreed."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="role_requests")
    role = models.CharField(_("role"), max_length=40)
    organisation = models.ForeignKey(
        "parties.Organisation", models.CASCADE, null=True, blank=True, related_name="+"
    )
    centre = models.ForeignKey("parties.Centre", models.CASCADE, null=True, blank=True, related_name="+")
    until = models.DateField(_("last day"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    state = StateField(default="asked")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("request for a role")
        verbose_name_plural = _("requests for roles")
        ordering = ("asked_at", "pk")

    def __str__(self) -> str:
        return f"{self.role}: {self.user}"

    @property
    def role_label(self) -> str:
        """Give the role's name in the reader's language."""
        known = roles().get(self.role)
        return known.label if known else self.role


class RoleReview(models.Model):
    """Somebody looked at a role long unused and let it stand, with a reason."""

    assignment = models.PositiveBigIntegerField(db_index=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(_("reviewed"))
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("review of a role")
        verbose_name_plural = _("reviews of roles")
        ordering = ("-reviewed_at",)

    def __str__(self) -> str:
        return f"#{self.assignment}"
