"""What an owner lets a counterpart read of one listing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.disclosure.models.agreements import Agreement
from rongtong.apps.disclosure.models.choices import GIVEN, Level
from rongtong.kit.workflow import StateField

OPEN_GRANT = ("asked", "granted")


class Grant(models.Model):
    """A level of a listing asked for by, or given to, the other side of an agreement.

    It is worth something only while the agreement binds. ``why`` is what the reader wants to know it for.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="grants")
    listing = models.ForeignKey("catalogue.Listing", models.PROTECT, related_name="grants")
    owner = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    reader = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    state = StateField(default="asked")
    level = models.PositiveSmallIntegerField(_("level given"), choices=GIVEN, default=Level.AGREED)
    why = models.CharField(_("what for"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("asked for"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("access to a listing")
        verbose_name_plural = _("access to listings")
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["listing", "reader"], condition=Q(state__in=OPEN_GRANT), name="disclosure_grant_once"
            ),
            models.CheckConstraint(condition=~Q(owner=F("reader")), name="disclosure_grant_of_two"),
            models.CheckConstraint(
                condition=Q(level__in=(Level.AGREED, Level.ROOM)), name="disclosure_grant_level"
            ),
        )

    def __str__(self) -> str:
        return f"{self.listing.code} A{self.agreement_id}"

    def opens(self, at: datetime) -> bool:
        """Tell whether it lets somebody read at a moment."""
        return self.state == "granted" and self.agreement.stands(at)

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
