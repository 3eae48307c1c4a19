"""How the price was found: steps recorded, the public notice, objections to it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.models.choices import PriceMode
from rongtong.apps.contracts.models.contracts import Contract
from rongtong.kit.workflow import StateField


class PriceStep(models.Model):
    """A step of a price mode that was taken: ``step`` is a code of ``data/pricing.toml``."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="price_steps")
    mode = models.CharField(max_length=10, choices=PriceMode)
    step = models.CharField(_("step"), max_length=12)
    on = models.DateField(_("on"))
    note = models.CharField(_("result"), max_length=300, blank=True)
    file = models.ForeignKey("files.File", models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("step of finding the price")
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=("contract", "mode", "step"), name="price_step_once"),)

    def __str__(self) -> str:
        return self.step


class Notice(models.Model):
    """公示 of name and price of a result whose price is agreed; price in fen. Whoever reads may object."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="notices")
    terms_no = models.PositiveIntegerField()
    name = models.CharField(_("name of the result"), max_length=120)
    price_fen = models.BigIntegerField(_("price"))
    amount_open = models.BooleanField(default=False)
    opened_at = models.DateTimeField(_("notice published"))
    until = models.DateTimeField(_("notice runs until"))
    closed_at = models.DateTimeField(_("notice ended"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("public notice of a price")
        ordering = ("-opened_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("contract",), condition=Q(closed_at=None, withdrawn_at=None), name="notice_one_open"
            ),
            models.CheckConstraint(condition=Q(price_fen__gte=0), name="notice_price_not_negative"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Tell whether objections may still be raised."""
        return self.closed_at is None and self.withdrawn_at is None


class Objection(models.Model):
    """Somebody says that the price or the right to it is wrong; the owner answers with reasons."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="objections")
    why = models.CharField(_("what is wrong"), max_length=12)
    text = models.TextField(_("explanation"), max_length=2_000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("raised at"))
    state = StateField(default="open")
    answer = models.TextField(_("answer"), max_length=2_000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("objection")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return str(_("Objection to “%(name)s”") % {"name": self.notice.name})

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
