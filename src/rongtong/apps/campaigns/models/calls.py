"""Telephone calls to targets, and who does not want to be asked."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.campaigns.models.targets import Target


class Result(models.TextChoices):
    """What a call came to."""

    REACHED = "reached", _("Reached: they will answer")
    AGAIN = "again", _("Call again on")
    NONE = "none", _("They have none now")
    REFUSED = "refused", _("They do not want to answer")
    NOBODY = "nobody", _("Nobody answered")
    WRONG = "wrong", _("Wrong number, or moved away")


class Call(models.Model):
    """One call: who telephoned, when, what it came to, when to telephone again."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="calls")
    at = models.DateTimeField(_("telephoned"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    result = models.CharField(_("result"), max_length=8, choices=Result)
    next_on = models.DateField(_("telephone on"), null=True, blank=True)

    class Meta:
        verbose_name = _("telephone call")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.get_result_display()


class OptOut(models.Model):
    """An organisation that is not to be asked before ``until``; None: never again unless it says otherwise.

    Found again by the record, the credit code or the name. ``side``: need, offer, or empty for both.
    """

    organisation = models.ForeignKey(
        "parties.Organisation", models.CASCADE, null=True, blank=True, related_name="+"
    )
    uscc = models.CharField(max_length=18, blank=True, db_index=True)
    name_key = models.CharField(max_length=200, blank=True, db_index=True)
    side = models.CharField(max_length=5, blank=True)
    until = models.DateField(_("not to be asked before"), null=True, blank=True)
    at = models.DateTimeField(_("said on"))
    target = models.ForeignKey(Target, models.SET_NULL, null=True, related_name="opt_outs")

    class Meta:
        verbose_name = _("wish not to be asked")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return str(self.until or "—")
