"""职务成果: how the income of a result is shared with the people who made it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.models.contracts import Contract
from rongtong.apps.contracts.models.performing import Kept
from rongtong.kit.workflow import StateField


class Way(models.TextChoices):
    """From what the people's part is taken (促进科技成果转化法 §45)."""

    INCOME = "income", _("net income of a transfer or licence")
    SHARES = "shares", _("shares formed by the result")
    PROFIT = "profit", _("operating profit of several years")


class Split(Kept):
    """The seller's split of one contract. ``team_bp``: the people's part of the base, in basis points.

    ``own_rule`` names the organisation's own rule; ``years`` counts for profit only. Agreed when everybody
    named has agreed; a newer agreed one replaces it.
    """

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="splits")
    number = models.PositiveSmallIntegerField(_("number"))
    way = models.CharField(_("from what"), max_length=6, choices=Way, default=Way.INCOME)
    team_bp = models.PositiveSmallIntegerField(_("the people's part"))
    years = models.PositiveSmallIntegerField(_("years"), default=0)
    own_rule = models.CharField(_("own rule"), max_length=200)
    state = StateField(default="proposed")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("proposed at"))
    agreed_at = models.DateTimeField(_("agreed by all"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("split of income")
        verbose_name_plural = _("splits of income")
        ordering = ("-number",)
        constraints = (
            models.CheckConstraint(
                condition=Q(team_bp__gte=1, team_bp__lte=10_000), name="split_part_of_whole"
            ),
            models.UniqueConstraint(fields=("contract", "number"), name="split_number_once"),
            models.UniqueConstraint(
                fields=("contract",), condition=Q(state="proposed"), name="split_one_proposed"
            ),
            models.UniqueConstraint(
                fields=("contract",), condition=Q(state="agreed"), name="split_one_agreed"
            ),
        )

    def __str__(self) -> str:
        return str(_("Split of “%(title)s”") % {"title": self.contract.title})


class Portion(Kept):
    """One person's part of the people's part, in basis points; they say yes or no themselves."""

    split = models.ForeignKey(Split, models.CASCADE, related_name="portions")
    person = models.ForeignKey("parties.Person", models.PROTECT, related_name="+")
    role = models.CharField(_("what they did"), max_length=80)
    bp = models.PositiveSmallIntegerField(_("part"))
    state = StateField(default="asked")
    answer = models.TextField(_("answer"), max_length=2_000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("portion of a person")
        verbose_name_plural = _("portions of people")
        ordering = ("-bp", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(bp__gte=1, bp__lte=10_000), name="portion_part_of_whole"),
            models.UniqueConstraint(fields=("split", "person"), name="portion_person_once"),
        )

    def __str__(self) -> str:
        return f"{self.split} {self.person}"


class Stated(Kept):
    """A figure the seller states, in fen: a cost taken off the income, or the operating profit of a year."""

    class What(models.TextChoices):
        """What it is."""

        COST = "cost", _("cost of the transfer")
        PROFIT = "profit", _("operating profit of a year")

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="stated")
    kind = models.CharField(_("what it is"), max_length=6, choices=What)
    what = models.CharField(_("for what"), max_length=120)
    fen = models.BigIntegerField(_("amount"))
    on = models.DateField(_("on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("stated at"))
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    class Meta:
        verbose_name = _("stated figure of a split")
        verbose_name_plural = _("stated figures of a split")
        ordering = ("on", "pk")
        constraints = (models.CheckConstraint(condition=Q(fen__gt=0), name="stated_of_something"),)

    def __str__(self) -> str:
        return self.what
