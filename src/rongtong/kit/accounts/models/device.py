"""A browser that somebody signed in with before: a sign-in from another one is announced to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Device(models.Model):
    """A browser known by a long random cookie, of which only the digest is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="devices")
    digest = models.CharField(max_length=64)
    label = models.CharField(_("device"), max_length=120)
    first_at = models.DateTimeField(_("first seen"))
    last_at = models.DateTimeField(_("last seen"))

    class Meta:
        """One row a person and browser."""

        verbose_name = _("device")
        verbose_name_plural = _("devices")
        constraints = (models.UniqueConstraint(fields=("user", "digest"), name="accounts_device_once"),)

    def __str__(self) -> str:
        return self.label
