"""The tree of service centres: province, city, county."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.workflow import StateField


class Level(models.TextChoices):
    """Levels of the tree, from the top."""

    PROVINCE = "province", _("Provincial")
    CITY = "city", _("City")
    COUNTY = "county", _("County")


class Centre(models.Model):
    """A service centre. It serves its region with all below it, plus and minus what ``Coverage`` says."""

    name = models.CharField(_("name of the centre"), max_length=120)
    english_name = models.CharField(_("English name"), max_length=160, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    region = models.CharField(_("region"), max_length=12, db_index=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("phone of the centre"), max_length=40, blank=True)
    hours = models.CharField(_("opening hours"), max_length=120, blank=True)
    state = StateField(default="planned")
    opened_on = models.DateField(_("opening day"), null=True, blank=True)
    closed_on = models.DateField(_("closing day"), null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("service centre")
        verbose_name_plural = _("service centres")
        ordering = ("region", "pk")
        constraints = (
            models.UniqueConstraint(fields=("name",), name="centre_name"),
            # A county without a city centre hangs under the province.
            models.CheckConstraint(
                condition=Q(level="province", parent=None) | (~Q(level="province") & Q(parent__isnull=False)),
                name="centre_hangs_in_the_tree",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("pk")), name="centre_not_its_own_parent"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Coverage(models.Model):
    """A region a centre serves beyond its own, or does not serve though it lies in it; for a time."""

    class Kind(models.TextChoices):
        """Whether the region is added or taken away."""

        EXTRA = "extra", _("also serves")
        EXCEPT = "except", _("does not serve")

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="coverage")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    region = models.CharField(_("region"), max_length=12, db_index=True)
    since = models.DateField(_("first day"))
    until = models.DateField(_("last day"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200)

    class Meta:
        verbose_name = _("change of coverage")
        verbose_name_plural = _("changes of coverage")
        ordering = ("region", "since")
        constraints = (
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="coverage_in_order"
            ),
            models.UniqueConstraint(
                fields=("centre", "region"), condition=Q(until=None), name="coverage_open_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.region}"
