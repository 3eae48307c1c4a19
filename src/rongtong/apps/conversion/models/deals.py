"""A deal: what hangs together from the first word to the last payment, so that nothing is counted twice."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.conversion.models.choices import Channel, DealKind, StepName

STEPS = tuple(str(one) for one in StepName)


def _when(step: StepName) -> Any:
    return models.DateTimeField(step.label, null=True, blank=True)


def _wait() -> Any:
    return models.IntegerField(_("minutes waited"), null=True, blank=True)


class Deal(models.Model):
    """One chain: an introduction with the orders and contracts out of it, or one of these that had none.

    ``root_kind`` and ``root_key`` name the record it began with; title, sides, homes (region codes),
    ``industry`` and ``field`` are copied then and stay. ``*_at`` and ``*_fen`` repeat its ``Step`` and
    ``Sum`` rows, for figures, ``*_wait`` are the minutes since the nearest step before that it has; ``held``:
    a doubt stands against it, so that headline figures leave it out.
    """

    root_kind = models.CharField(max_length=60)
    root_key = models.BigIntegerField()
    introduction = models.ForeignKey(
        "introductions.Introduction", models.PROTECT, null=True, blank=True, related_name="+"
    )
    need = models.ForeignKey("catalogue.Listing", models.PROTECT, null=True, blank=True, related_name="+")
    offer = models.ForeignKey("catalogue.Listing", models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("what the deal is about"), max_length=120, blank=True)
    buyer = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    seller = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    buyer_home = models.CharField(_("region of the buyer"), max_length=12, blank=True, db_index=True)
    seller_home = models.CharField(_("region of the seller"), max_length=12, blank=True, db_index=True)
    industry = models.CharField(_("industry"), max_length=5, blank=True)
    field = models.CharField(_("technology field"), max_length=4, blank=True)
    channel = models.CharField(_("how it began"), max_length=8, choices=Channel)
    kind = models.CharField(_("kind of deal"), max_length=12, choices=DealKind, default=DealKind.TALK)
    began_at = models.DateTimeField(_("deal began"))
    qualified_at = _when(StepName.QUALIFIED)
    matched_at = _when(StepName.MATCHED)
    replied_at = _when(StepName.REPLIED)
    met_at = _when(StepName.MET)
    intent_at = _when(StepName.INTENT)
    signed_at = _when(StepName.SIGNED)
    registered_at = _when(StepName.REGISTERED)
    paid_at = _when(StepName.PAID)
    used_at = _when(StepName.USED)
    matched_wait = _wait()
    replied_wait = _wait()
    met_wait = _wait()
    intent_wait = _wait()
    signed_wait = _wait()
    registered_wait = _wait()
    paid_wait = _wait()
    used_wait = _wait()
    signed_fen = models.BigIntegerField(_("signed sum"), default=0)
    registered_fen = models.BigIntegerField(_("registered technology amount"), default=0)
    paid_fen = models.BigIntegerField(_("paid sum"), default=0)
    held = models.BooleanField(_("under review"), default=False)

    class Meta:
        verbose_name = _("deal")
        verbose_name_plural = _("deals")
        ordering = ("-began_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("root_kind", "root_key"), name="conversion_deal_once"),
            models.CheckConstraint(condition=~Q(buyer=F("seller")), name="conversion_two_sides"),
        )
        indexes = (
            models.Index(fields=("-began_at", "-id"), name="conversion_newest"),
            models.Index(fields=("industry",), name="conversion_industry"),
        )

    def __str__(self) -> str:
        # A number only: this stands in the trail, and a side may be hidden from the other.
        return f"Z{self.pk}"

    def at_step(self, step: str) -> datetime | None:
        """Give when a step was reached; None while it is not."""
        return getattr(self, f"{step}_at", None)


class Link(models.Model):
    """One record that belongs to a deal; each record to one deal only. Written once."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="links")
    kind = models.CharField(max_length=60)
    key = models.BigIntegerField()

    class Meta:
        verbose_name = _("record of a deal")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("kind", "key"), name="conversion_link_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
