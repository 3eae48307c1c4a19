"""Needs that nothing public serves, gathered by what they are about: the seed of the gap map."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Listing


class UnmetRound(models.Model):
    """One gathering. Of the public needs that were matched (``needs``) so many were ``unmet``."""

    at = models.DateTimeField(_("gathered at"))
    needs = models.PositiveIntegerField(_("needs looked at"))
    unmet = models.PositiveIntegerField(_("needs without an answer"))
    encoder = models.CharField(_("encoder"), max_length=120)
    took_ms = models.PositiveIntegerField(_("milliseconds"))

    class Meta:
        verbose_name = _("gathering of unmet needs")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Gap(models.Model):
    """Unmet needs about one matter. ``terms``: the words that set it apart from the others, in order."""

    round = models.ForeignKey(UnmetRound, models.CASCADE, related_name="gaps")
    number = models.PositiveIntegerField()
    field = models.CharField(_("technology field"), max_length=4, blank=True)
    terms = models.JSONField(_("terms"), default=list)
    size = models.PositiveIntegerField(_("needs"))

    class Meta:
        verbose_name = _("technology gap")
        verbose_name_plural = _("technology gaps")
        ordering = ("-size", "pk")
        constraints = (models.UniqueConstraint(fields=("round", "number"), name="matching_gap_once"),)

    def __str__(self) -> str:
        return " · ".join(self.terms) or str(_("Other matters"))


class UnmetWhy(models.TextChoices):
    """Why nothing serves a need, by what both sides show."""

    NOBODY = "nobody", _("Nothing public is about this")
    WEAK = "weak", _("Only loosely related offers")
    BARRED = "barred", _("Offers fit, but a condition rules each of them out")


class UnmetNeed(models.Model):
    """A need of a gap. ``broken`` {constraint: offers worth a talk that break it}."""

    gap = models.ForeignKey(Gap, models.CASCADE, related_name="needs")
    need = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    why = models.CharField(_("why"), max_length=6, choices=UnmetWhy)
    broken = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("unmet need")
        verbose_name_plural = _("unmet needs")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("gap", "need"), name="matching_unmet_once"),)

    def __str__(self) -> str:
        return str(self.need)
