"""One application for the registration of a technology contract, and what came of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.workflow import StateField

NUMBER_LONGEST = 16
OVER = ("refused", "withdrawn", "cancelled")
"""States in which another application for the same contract may be begun."""
NUMBERED = ("registered", "amending", "cancelled")


class Registration(models.Model):
    """The seller's application (认定登记). Money in fen, as in the version ``terms_no`` of the terms.

    ``fields``: what the seller states, {code: value} (``data/fields.toml``). ``number`` 登记编号 is text and
    never reckoned with; it stays through changes. ``office`` is the centre whose registrar took it up.
    ``contract_ended_at``: the contract ended early after it was registered.
    """

    contract = models.ForeignKey("contracts.Contract", models.PROTECT, related_name="registrations")
    buyer = models.ForeignKey("parties.Party", models.PROTECT, related_name="registrations_as_buyer")
    seller = models.ForeignKey("parties.Party", models.PROTECT, related_name="registrations_as_seller")
    buyer_home = models.CharField(_("region of the buyer"), max_length=12, blank=True, db_index=True)
    seller_home = models.CharField(_("region of the seller"), max_length=12, blank=True, db_index=True)
    terms_no = models.PositiveIntegerField(_("version of the terms"), default=0)
    title = models.CharField(_("name of the project"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12)
    subkind = models.CharField(_("sub-kind"), max_length=20)
    total_fen = models.BigIntegerField(_("total"), null=True, blank=True)
    technology_fen = models.BigIntegerField(_("technology amount"), null=True, blank=True)
    fields = models.JSONField(_("what the seller states"), default=dict)
    state = StateField(default="draft")
    round = models.PositiveSmallIntegerField(_("round"), default=0)
    registered_round = models.PositiveSmallIntegerField(_("round registered last"), default=0)
    number = models.CharField(_("registration number"), max_length=NUMBER_LONGEST, blank=True)
    office = models.ForeignKey("parties.Centre", models.PROTECT, null=True, blank=True, related_name="+")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField(_("registration begun"))
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    registrar = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(_("application taken up"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    registered_at = models.DateTimeField(_("registered"), null=True, blank=True)
    contract_ended_at = models.DateTimeField(_("contract ended early"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("registration of a contract")
        verbose_name_plural = _("registrations of contracts")
        ordering = ("-begun_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(buyer=F("seller")), name="registration_two_sides"),
            models.CheckConstraint(
                condition=Q(total_fen=None, technology_fen=None)
                | Q(technology_fen__gte=0, technology_fen__lte=F("total_fen")),
                name="registration_technology_within_total",
            ),
            models.UniqueConstraint(
                fields=("contract",), condition=~Q(state__in=OVER), name="registration_one_a_contract"
            ),
            models.UniqueConstraint(
                fields=("office", "number"), condition=~Q(number=""), name="registration_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=NUMBERED)
                | (
                    ~Q(number="")
                    & Q(registered_round__gt=0, registered_at__isnull=False, office__isnull=False)
                ),
                name="registration_registered_has_number",
            ),
        )
        indexes = (
            models.Index(fields=("state", "submitted_at"), name="registration_state"),
            models.Index(fields=("seller_home", "state"), name="registration_home_state"),
        )

    def __str__(self) -> str:
        return self.title or self.code

    @property
    def code(self) -> str:
        """Give the number people read out on the phone, such as D12 (登记)."""
        return f"D{self.pk}"

    @property
    def amended(self) -> bool:
        """Tell whether it is registered already, so that only a change is at stake."""
        return self.registered_round > 0

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
