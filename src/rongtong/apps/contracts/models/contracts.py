"""A contract between two sides: what both agreed last, and how far it has come."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.models.choices import Kind, PaymentMode, PriceMode, Side
from rongtong.kit.workflow import StateField

TITLE_LONGEST = 120
"""Characters of the name of the project (项目名称)."""
_MONEY = (
    Q(total_fen__isnull=True, technology_fen__isnull=True)
    | Q(total_fen__gte=0, technology_fen__isnull=True)
    | Q(total_fen__gte=0, technology_fen__gte=0, technology_fen__lte=F("total_fen"))
)


class Contract(models.Model):
    """One technology contract. Money in fen: ``technology_fen`` (技术交易额) is part of ``total_fen``.

    Until it is signed the columns follow the latest version of the terms; from then on those in force.
    ``amount_open``: royalties make the final sum; ``total_fen`` is what is fixed. ``buyer_home`` and
    ``seller_home`` are the sides' regions when it was begun.
    """

    introduction = models.ForeignKey(
        "introductions.Introduction", models.PROTECT, null=True, blank=True, related_name="contracts"
    )
    need = models.ForeignKey(
        "catalogue.Listing", models.PROTECT, null=True, blank=True, related_name="contracts_as_need"
    )
    offer = models.ForeignKey(
        "catalogue.Listing", models.PROTECT, null=True, blank=True, related_name="contracts_as_offer"
    )
    buyer = models.ForeignKey("parties.Party", models.PROTECT, related_name="contracts_as_buyer")
    seller = models.ForeignKey("parties.Party", models.PROTECT, related_name="contracts_as_seller")
    buyer_home = models.CharField(_("region of the buyer"), max_length=12, blank=True, db_index=True)
    seller_home = models.CharField(_("region of the seller"), max_length=12, blank=True, db_index=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    subkind = models.CharField(_("sub-kind"), max_length=20)
    title = models.CharField(_("name of the project"), max_length=TITLE_LONGEST)
    total_fen = models.BigIntegerField(_("total"), null=True, blank=True)
    technology_fen = models.BigIntegerField(_("technology amount"), null=True, blank=True)
    amount_open = models.BooleanField(_("final sum not known yet"), default=False)
    currency = models.CharField(_("currency"), max_length=3, default="CNY")
    price_mode = models.CharField(_("price"), max_length=10, choices=PriceMode, default=PriceMode.AGREEMENT)
    payment_mode = models.CharField(
        _("payment"), max_length=8, choices=PaymentMode, default=PaymentMode.PARTS
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    state = StateField(default="drafting")
    terms_no = models.PositiveIntegerField(_("latest version of the terms"), default=0)
    agreed_no = models.PositiveIntegerField(_("version both accepted"), null=True, blank=True)
    signed_no = models.PositiveIntegerField(_("version in force"), null=True, blank=True)
    refused_no = models.PositiveIntegerField(_("last change not agreed"), default=0)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    begun_side = models.CharField(max_length=6, choices=Side, default=Side.BUYER)
    begun_at = models.DateTimeField(_("begun"))
    agreed_at = models.DateTimeField(_("terms agreed on"), null=True, blank=True)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    ended_at = models.DateTimeField(_("contract ended"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")
        ordering = ("-begun_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(buyer=F("seller")), name="contract_two_sides"),
            models.CheckConstraint(condition=_MONEY, name="contract_technology_within_total"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="contract_dates_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("signed", "performing", "completed", "terminated"))
                | Q(signed_no__isnull=False, signed_at__isnull=False),
                name="contract_signed_has_terms",
            ),
        )
        indexes = (models.Index(fields=("state", "-begun_at"), name="contract_state"),)

    def __str__(self) -> str:
        return self.title or self.code

    @property
    def code(self) -> str:
        """Give the number people read out on the phone, such as H12 (合同)."""
        return f"H{self.pk}"

    def party(self, side: str) -> Any:
        """Give the party of a side."""
        return self.buyer if side == Side.BUYER else self.seller

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
