"""How the site was set up: one row."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Setup(models.Model):
    """The first run, step by step. The row is locked by each step, so that two people cannot both win."""

    code_digest = models.CharField(max_length=64, blank=True)
    """Of the code printed on the server; empty once somebody used it."""
    browser_digest = models.CharField(max_length=64, blank=True)
    """Of the cookie of the browser that used the code: it alone may go on."""
    site_name = models.CharField(_("name of the site"), max_length=60, blank=True)
    region = models.CharField(_("region"), max_length=12, blank=True)
    operator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True)
    mail_tried_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """There is one site."""

        constraints = (models.CheckConstraint(condition=Q(pk=1), name="accounts_one_setup"),)

    def __str__(self) -> str:
        return self.site_name or str(self.pk)
