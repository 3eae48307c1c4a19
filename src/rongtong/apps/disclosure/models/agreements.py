"""A confidentiality agreement between the two sides of an introduction, and who signed it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.disclosure.models.choices import Side
from rongtong.kit.workflow import StateField

OPEN_AGREEMENT = ("asked", "half", "standing")


class Agreement(models.Model):
    """A confidentiality agreement. Its ``text`` is fixed when it is asked for, in Chinese and English.

    ``template`` names the wording (``data/agreement.toml``), ``years`` how long it binds from the second
    signature. ``sha256`` and ``sm3`` are the digests of the text; those of the PDF stand with ``file``.
    """

    introduction = models.ForeignKey(
        "introductions.Introduction",
        models.PROTECT,
        related_name="agreements",
        verbose_name=_("introduction"),
    )
    buyer = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    seller = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    buyer_home = models.CharField(max_length=12, blank=True, db_index=True)
    seller_home = models.CharField(max_length=12, blank=True, db_index=True)
    state = StateField(default="asked")
    asked_by = models.CharField(_("asked for by"), max_length=6, choices=Side)
    template = models.CharField(_("wording"), max_length=20)
    years = models.PositiveSmallIntegerField(_("years it binds"))
    text = models.TextField(_("text of the agreement"))
    sha256 = models.CharField(max_length=64, db_index=True)
    sm3 = models.CharField(max_length=64, db_index=True)
    asked_at = models.DateTimeField(_("asked for"))
    signed_at = models.DateTimeField(_("signed by both"), null=True, blank=True)
    ends_at = models.DateTimeField(_("binds until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    file = models.ForeignKey("files.File", models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("confidentiality agreement")
        verbose_name_plural = _("confidentiality agreements")
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["introduction"],
                condition=Q(state__in=OPEN_AGREEMENT),
                name="disclosure_agreement_once",
            ),
            models.CheckConstraint(condition=~Q(buyer=F("seller")), name="disclosure_agreement_of_two"),
            models.CheckConstraint(
                condition=Q(signed_at=None, ends_at=None) | Q(signed_at__lt=F("ends_at")),
                name="disclosure_agreement_dated",
            ),
        )

    def __str__(self) -> str:
        return str(_("Confidentiality agreement %(number)s") % {"number": self.number})

    @property
    def number(self) -> str:
        """Give the number people read out: the year and the key."""
        return f"NDA-{self.asked_at:%Y}-{self.pk}"

    def stands(self, at: datetime) -> bool:
        """Tell whether it binds at a moment, whether or not the clock was seen to run out."""
        return self.state == "standing" and self.ends_at is not None and at < self.ends_at

    def party(self, side: str) -> Any:
        """Give the party of a side."""
        return self.buyer if side == Side.BUYER else self.seller

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class Signature(models.Model):
    """One side's signature: who tapped when, and the digest of the text they had before them."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatures")
    side = models.CharField(_("which side"), max_length=6, choices=Side)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(_("signed by"), max_length=80)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(_("signed"))

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["agreement", "side"], name="disclosure_signature_once"),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.side}"
