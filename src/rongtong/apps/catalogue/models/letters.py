"""A letter that arrived by mail, and what became of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.kit.workflow import StateField


class Letter(models.Model):
    """``key`` is the digest of its Message-ID (of the whole when it has none): the same letter counts once.

    ``raw`` is the message until it was dealt with; ``why`` the code of what decided its fate
    (``rules.letters``); ``proven``: a click on a link sent to the address said that the letter is theirs.
    """

    key = models.CharField(max_length=64, unique=True)
    sender = models.CharField(_("sender"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"))
    raw = models.BinaryField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    state = StateField(default="arrived")
    why = models.CharField(max_length=20, blank=True)
    proven = models.BooleanField(default=False)
    made = models.PositiveIntegerField(_("drafts made"), default=0)
    arrived_at = models.DateTimeField(_("arrived"), db_index=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("letter received")
        verbose_name_plural = _("letters received")
        ordering = ("-arrived_at", "-pk")
        indexes = (models.Index(fields=("sender", "answered_at"), name="catalogue_letter_answered"),)

    def __str__(self) -> str:
        # Not the subject: this stands in the audit trail for good, and subjects tell of people.
        return str(_("letter %(number)s")) % {"number": self.pk}

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
