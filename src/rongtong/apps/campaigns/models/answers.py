"""What a target answered, before it becomes a need or an offer of its owner."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.campaigns.models.targets import Target
from rongtong.apps.catalogue.models.choices import Outcome
from rongtong.kit.fields import EncryptedText
from rongtong.kit.workflow import StateField


class What(models.TextChoices):
    """What an answer says."""

    NEW = "new", _("Something new")
    RENEW = "renew", _("Still open")
    CLOSE = "close", _("Settled")


class How(models.TextChoices):
    """Whose yes took an answer over."""

    ACCOUNT = "account", _("by an account of the organisation")
    OFFICER = "officer", _("by the service centre, on the organisation's behalf")


class Answer(models.Model):
    """One answer. ``values`` are those of ``catalogue`` forms (money in fen) until ``listing`` holds them.

    ``share`` is how complete they were, in whole per cent. For ``renew`` and ``close`` ``listing`` is the
    one that was asked about from the beginning. ``word`` says how an officer was told the yes.
    """

    target = models.ForeignKey(Target, models.CASCADE, related_name="answers")
    what = models.CharField(_("answer"), max_length=5, choices=What, default=What.NEW)
    kind = models.CharField(_("kind"), max_length=12, blank=True)
    values = models.JSONField(default=dict)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    listing = models.ForeignKey(
        "catalogue.Listing", models.SET_NULL, null=True, blank=True, related_name="campaign_answers"
    )
    share = models.PositiveSmallIntegerField(_("complete"), default=0)
    state = StateField(default="writing")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    contact = EncryptedText(_("contact person"), blank=True, default="")
    phone = EncryptedText(_("phone"), blank=True, default="")
    created_at = models.DateTimeField(_("begun"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    taken_at = models.DateTimeField(_("taken over on"), null=True, blank=True)
    how = models.CharField(_("whose yes"), max_length=8, choices=How, blank=True)
    word = models.CharField(_("how the yes was given"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("created_at", "pk")
        constraints = (
            # Two taps of one button, or two people with one link, say one thing.
            models.UniqueConstraint(
                fields=("target", "listing"),
                condition=Q(listing__isnull=False, what__in=("renew", "close")) & ~Q(state="dropped"),
                name="answer_about_a_listing_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.values.get("title") or self.listing or self.get_what_display())

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
