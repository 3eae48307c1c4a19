"""先用后转: a technology is tried before anybody buys it, and what its use showed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.models.choices import Side
from rongtong.apps.contracts.models.contracts import TITLE_LONGEST, Contract
from rongtong.apps.contracts.models.performing import Kept
from rongtong.kit.workflow import StateField

MOST_MONTHS = 24
MOST_FIGURES = 8
"""Months a trial lasts at most; figures of one piece of evidence."""


class Trial(Kept):
    """A trial licence; ``fee_fen`` 0 is free of charge. ``offered_side`` made it, the other side answers.

    ``ends_on``: its last day, from when it was accepted. ``over_at``: that day went by, the buyer decides.
    """

    introduction = models.ForeignKey(
        "introductions.Introduction", models.PROTECT, null=True, blank=True, related_name="trials"
    )
    offer = models.ForeignKey("catalogue.Listing", models.PROTECT, related_name="trials")
    buyer = models.ForeignKey("parties.Party", models.PROTECT, related_name="trials_as_buyer")
    seller = models.ForeignKey("parties.Party", models.PROTECT, related_name="trials_as_seller")
    buyer_home = models.CharField(_("region of the buyer"), max_length=12, blank=True, db_index=True)
    seller_home = models.CharField(_("region of the seller"), max_length=12, blank=True, db_index=True)
    title = models.CharField(_("what is tried"), max_length=TITLE_LONGEST)
    scope = models.TextField(_("what may be used, where and for what"), max_length=2_000)
    months = models.PositiveSmallIntegerField(_("months"))
    fee_fen = models.BigIntegerField(_("fee of the trial"), default=0)
    offered_side = models.CharField(_("offered by side"), max_length=6, choices=Side)
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    offered_at = models.DateTimeField(_("offered"))
    state = StateField(default="offered")
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    over_at = models.DateTimeField(_("term over"), null=True, blank=True)
    disputed_side = models.CharField(_("disputed by side"), max_length=6, choices=Side, blank=True)
    contract = models.OneToOneField(Contract, models.PROTECT, null=True, blank=True, related_name="trial")
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(_("trial ended"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("trial before a transfer")
        verbose_name_plural = _("trials before a transfer")
        ordering = ("-offered_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(buyer=F("seller")), name="trial_two_sides"),
            models.CheckConstraint(condition=Q(fee_fen__gte=0), name="trial_fee_not_negative"),
            models.CheckConstraint(condition=Q(months__gte=1, months__lte=MOST_MONTHS), name="trial_months"),
            models.CheckConstraint(
                condition=~Q(state="converted") | Q(contract__isnull=False),
                name="trial_has_contract",
            ),
            models.UniqueConstraint(
                fields=("buyer", "offer"),
                condition=Q(state__in=("offered", "running", "returning", "disputed")),
                name="trial_one_open",
            ),
        )
        indexes = (
            models.Index(fields=("ends_on",), condition=Q(state="running"), name="trial_ending"),
            models.Index(fields=("state", "-offered_at"), name="trial_state"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        """Give the number people read out on the phone, such as Y12 (试用)."""
        return f"Y{self.pk}"

    def party(self, side: str) -> Any:
        """Give the party of a side."""
        return self.buyer if side == Side.BUYER else self.seller


class Usage(Kept):
    """One piece of evidence of use. ``figures``: [{what, value}] as texts; ``on``: the day it shows.

    It counts once the side that did not bring it has confirmed it.
    """

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="usages")
    side = models.CharField(_("brought by side"), max_length=6, choices=Side)
    on = models.DateField(_("day of use"))
    note = models.TextField(_("what the use showed"), max_length=2_000)
    figures = models.JSONField(_("figures"), default=list, blank=True)
    files = models.ManyToManyField("files.File", related_name="+", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("brought at"))
    state = StateField(default="brought")
    answer = models.TextField(_("answer"), max_length=2_000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("evidence of use")
        verbose_name_plural = _("evidence of use")
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"{self.trial} {self.on}"
