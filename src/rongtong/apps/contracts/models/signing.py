"""The final text and who signed it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.models.choices import Side, Way
from rongtong.apps.contracts.models.contracts import Contract


class Final(models.Model):
    """The PDF to be signed, of one version of the terms; digests in hexadecimal, of its bytes.

    Voided when the terms change before both have signed; one that both signed stays.
    """

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="finals")
    terms_no = models.PositiveIntegerField(_("version of the terms"))
    file = models.ForeignKey("files.File", models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    sm3 = models.CharField(max_length=64)
    at = models.DateTimeField(_("made at"))
    voided_at = models.DateTimeField(_("void since"), null=True, blank=True)
    signed_at = models.DateTimeField(_("signed by both"), null=True, blank=True)

    class Meta:
        verbose_name = _("final text")
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("contract",), condition=Q(voided_at=None, signed_at=None), name="final_one_open"
            ),
        )

    def __str__(self) -> str:
        return self.sha256[:12]

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class Signature(models.Model):
    """One side's yes to exactly these bytes. ``scan``: the signed paper, for ``way`` paper.

    ``signer`` and ``party`` are the names at that time; ``proof`` is what the signer kept of its proof.
    """

    final = models.ForeignKey(Final, models.CASCADE, related_name="signatures")
    side = models.CharField(_("side of the contract"), max_length=6, choices=Side)
    way = models.CharField(_("way"), max_length=5, choices=Way)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    signer = models.CharField(_("signed by"), max_length=150)
    party = models.CharField(_("signed for"), max_length=200)
    at = models.DateTimeField(_("signed at"))
    scan = models.ForeignKey("files.File", models.PROTECT, null=True, blank=True, related_name="+")
    proof = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("signature")
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("final", "side"), name="signature_once_a_side"),
            models.CheckConstraint(
                condition=Q(way=Way.CLICK, scan=None) | Q(way=Way.PAPER, scan__isnull=False),
                name="signature_on_paper_has_scan",
            ),
        )

    def __str__(self) -> str:
        return f"{self.side} {self.sha256[:12]}"
