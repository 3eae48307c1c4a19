"""A campaign: who asks whom, for what, why and until when."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.choices import Kind, Side
from rongtong.kit.workflow import StateField


class Length(models.IntegerChoices):
    """How long firms are asked, in working days; each has its clock (``clocks.toml``)."""

    SHORT = 10, _("10 working days (two weeks)")
    USUAL = 20, _("20 working days (a month)")
    LONG = 40, _("40 working days (two months)")


class Campaign(models.Model):
    """One round of asking. ``region`` is its centre's: who serves it may plan it.

    ``kinds``: codes of what is asked for (``catalogue`` kinds of the side). ``key`` goes into the public
    link: another key makes the old link void. ``ends_at`` is when its clock runs out.
    """

    name = models.CharField(_("name of the campaign"), max_length=80)
    why = models.CharField(_("why it is asked"), max_length=500)
    side = models.CharField(_("what is asked for"), max_length=5, choices=Side, default=Side.NEED)
    kinds = models.JSONField(_("kinds"), default=list)
    centre = models.ForeignKey("parties.Centre", models.PROTECT, related_name="campaigns")
    region = models.CharField(_("region"), max_length=12, db_index=True)
    planner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    length = models.PositiveSmallIntegerField(_("how long"), choices=Length, default=Length.USUAL)
    state = StateField()
    key = models.CharField(max_length=24, editable=False)
    created_at = models.DateTimeField(_("planned"))
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    ends_at = models.DateTimeField(_("open until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.name

    @property
    def kind_labels(self) -> list[str]:
        """Give the names of the kinds asked for."""
        return [str(Kind(kind).label) for kind in self.kinds]

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class Area(models.Model):
    """A region in which a campaign asks somebody: who serves it sees the campaign."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="areas")
    region = models.CharField(_("region"), max_length=12)

    class Meta:
        verbose_name = _("region of a campaign")
        constraints = (models.UniqueConstraint(fields=("campaign", "region"), name="campaign_area_once"),)

    def __str__(self) -> str:
        return self.region
