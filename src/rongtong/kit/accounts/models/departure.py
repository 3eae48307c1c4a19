"""Somebody left: when, why, and who takes over."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Departure(models.Model):
    """The end of an account's use. The account stays for the sake of what it did."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="departure")
    at = models.DateTimeField(_("time"))
    reason = models.CharField(_("reason"), max_length=200)
    successor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="succeeds"
    )

    class Meta:
        """Names for people."""

        verbose_name = _("departure")
        verbose_name_plural = _("departures")

    def __str__(self) -> str:
        return str(self.user)
