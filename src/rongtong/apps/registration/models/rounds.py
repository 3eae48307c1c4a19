"""What was handed in each time, and what the registrar found wanting."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.registration.models.registrations import Registration


class Submission(models.Model):
    """One round as it was handed in, written once: what the seller stated and the whole form made of it.

    ``form``: [[code, value]] as text, sides and sums included, as they were then.
    """

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="submissions")
    round = models.PositiveSmallIntegerField(_("round"))
    terms_no = models.PositiveIntegerField(_("version of the terms"))
    fields = models.JSONField(_("what the seller states"), default=dict)
    form = models.JSONField(_("form as handed in"), default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("submitted at"))

    class Meta:
        verbose_name = _("submission")
        ordering = ("-round",)
        constraints = (
            models.UniqueConstraint(fields=("registration", "round"), name="registration_round_once"),
        )

    def __str__(self) -> str:
        return f"{self.registration} {self.round}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new round; TypeError for one that is there."""
        if self.pk is not None:
            raise TypeError("a submission is written once")
        super().save(*args, **kwargs)


class Remark(models.Model):
    """One thing to be mended: ``place`` is ``clause:<code>``, ``field:<code>``, ``kind`` or ``amount``."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="remarks")
    round = models.PositiveSmallIntegerField(_("round"))
    place = models.CharField(_("where"), max_length=40)
    why = models.CharField(_("reason"), max_length=12)
    text = models.TextField(_("what to do"), max_length=1_000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("remark of the registrar")
        ordering = ("-round", "pk")

    def __str__(self) -> str:
        return f"{self.place} {self.why}"
