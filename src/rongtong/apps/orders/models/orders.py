"""An order of a service: at its list price, or at a quoted one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.workflow import StateField

BUYER, SELLER = "buyer", "seller"
SIDES = ((BUYER, _("buyer")), (SELLER, _("seller")))
MOST_REWORKS = 3


class Order(models.Model):
    """One order. ``price`` in fen is the whole sum, None until quoted; ``days``: calendar days to deliver.

    ``buyer_home`` and ``seller_home``: regions of the sides when it was born. ``cancel_asked`` is the side
    that wants to end it by agreement; ``introduction``: where it came from, if any. While it is disputed,
    ``disputed_in`` is the state it stood in and ``days_left`` what was left of the days to deliver then.
    """

    offer = models.ForeignKey("catalogue.Listing", models.PROTECT, related_name="orders")
    buyer = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    seller = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    buyer_home = models.CharField(_("region of the buyer"), max_length=12, blank=True, db_index=True)
    seller_home = models.CharField(_("region of the seller"), max_length=12, blank=True, db_index=True)
    introduction = models.ForeignKey(
        "introductions.Introduction", models.PROTECT, null=True, blank=True, related_name="orders"
    )
    title = models.CharField(_("service ordered"), max_length=80)
    wish = models.TextField(_("what exactly is wanted"), max_length=2_000, blank=True)
    quantity = models.PositiveIntegerField(_("quantity"), default=1)
    unit = models.CharField(_("unit of quantity"), max_length=20, blank=True)
    price = models.BigIntegerField(_("price of all"), null=True, blank=True)
    days = models.PositiveSmallIntegerField(_("days to deliver"), null=True, blank=True)
    deliver_by = models.DateField(_("deliver by"), null=True, blank=True)
    state = StateField(default="asked")
    reworks = models.PositiveSmallIntegerField(_("times reworked"), default=0)
    delivery = models.TextField(_("what was delivered"), max_length=2_000, blank=True)
    cancel_asked = models.CharField(max_length=6, choices=SIDES, blank=True)
    disputed_by = models.CharField(max_length=6, choices=SIDES, blank=True)
    disputed_in = models.CharField(max_length=12, blank=True)
    days_left = models.PositiveSmallIntegerField(_("days left to deliver"), null=True, blank=True)
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("order begun on"))
    ordered_at = models.DateTimeField(_("ordered on"), null=True, blank=True)
    delivered_at = models.DateTimeField(_("delivered on"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted on"), null=True, blank=True)
    ended_at = models.DateTimeField(_("closed on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(buyer=F("seller")), name="order_of_another"),
            models.CheckConstraint(condition=Q(price=None) | Q(price__gt=0), name="order_price"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="order_quantity"),
            models.CheckConstraint(condition=Q(reworks__lte=MOST_REWORKS), name="order_reworks"),
            models.CheckConstraint(
                condition=Q(price__isnull=False) | Q(state__in=("asked", "refused", "withdrawn")),
                name="order_priced",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def code(self) -> str:
        """Give the number people read out on the phone, such as D12 (订单)."""
        return f"D{self.pk}"

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
