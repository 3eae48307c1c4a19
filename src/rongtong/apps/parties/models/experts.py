"""What an expert offers and on which terms needs may be put to them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.persons import Person

MOST_NEEDS_A_WEEK = 20


class ExpertProfile(models.Model):
    """Terms of one expert. ``least_fee`` is in fen; below it nothing is put to them."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="expert")
    methods = models.JSONField(_("methods"), default=list, blank=True)
    equipment = models.JSONField(_("equipment"), default=list, blank=True)
    hours = models.CharField(_("when I can be reached"), max_length=200, blank=True)
    hours_a_week = models.PositiveSmallIntegerField(_("hours a week"), default=4)
    least_fee = models.PositiveBigIntegerField(_("least fee"), default=0)
    needs_a_week = models.PositiveSmallIntegerField(_("needs a week at most"), default=3)
    open = models.BooleanField(_("open to new needs"), default=True)
    away_until = models.DateField(_("away until"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("expert profile")
        verbose_name_plural = _("expert profiles")
        constraints = (
            models.CheckConstraint(condition=Q(hours_a_week__lte=168), name="expert_hours_fit_a_week"),
            models.CheckConstraint(
                condition=Q(needs_a_week__gte=1, needs_a_week__lte=MOST_NEEDS_A_WEEK),
                name="expert_needs_a_week",
            ),
        )

    def __str__(self) -> str:
        return str(self.person)


class NoGo(models.Model):
    """An organisation an expert does not work for; only the expert sees why."""

    expert = models.ForeignKey(ExpertProfile, models.CASCADE, related_name="no_gos")
    organisation = models.ForeignKey("parties.Organisation", models.CASCADE, related_name="+")
    note = models.CharField(_("note to myself"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("organisation to avoid")
        verbose_name_plural = _("organisations to avoid")
        constraints = (models.UniqueConstraint(fields=("expert", "organisation"), name="no_go_once"),)

    def __str__(self) -> str:
        return str(self.organisation)


class Interest(models.Model):
    """A declared tie that makes partial: to an organisation, or to a person and so to their employers."""

    class Kind(models.TextChoices):
        """Ties that exclude; the first and the last are also derived from affiliations and memberships."""

        EMPLOYER = "employer", _("works there")
        SHARES = "shares", _("holds shares")
        FAMILY = "family", _("family works there")
        CO_AUTHOR = "co_author", _("publishes together")
        FORMER_EMPLOYER = "former_employer", _("worked there in the last two years")

    person = models.ForeignKey(Person, models.CASCADE, related_name="interests")
    kind = models.CharField(_("kind of tie"), max_length=20, choices=Kind)
    organisation = models.ForeignKey(
        "parties.Organisation", models.CASCADE, null=True, blank=True, related_name="interests"
    )
    other = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    note = models.CharField(_("note"), max_length=200, blank=True)
    since = models.DateField(_("first day"), null=True, blank=True)
    until = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("declared interest")
        verbose_name_plural = _("declared interests")
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(other__isnull=False),
                name="interest_names_somebody",
            ),
            models.CheckConstraint(
                condition=Q(other=None) | ~Q(other=F("person")), name="interest_in_another"
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="interest_dates_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.organisation or self.other}"
