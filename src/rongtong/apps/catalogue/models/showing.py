"""What everybody may find of a published listing, laid out for searching."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.choices import Kind, Side
from rongtong.apps.catalogue.models.listings import Listing


class Showing(models.Model):
    """The public side of a listing: what its owner hides is not here, so no filter or count can tell it.

    Money in fen. ``closes_on``: the day it is wanted by or, when that is hidden or open, its last day.
    ``forms``: codes of co-operation between commas. ``sound``: the title in pinyin without blanks.
    """

    listing = models.OneToOneField(Listing, models.CASCADE, primary_key=True, related_name="showing")
    side = models.CharField(_("side"), max_length=5, choices=Side)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = models.CharField(_("title"), max_length=120)
    sound = models.TextField(default="", blank=True)
    field = models.CharField(_("technology field"), max_length=4, blank=True)
    industry = models.CharField(_("industry"), max_length=5, blank=True)
    region = models.CharField(_("place"), max_length=12, blank=True)
    money = models.BigIntegerField(_("money"), null=True, blank=True)
    maturity = models.PositiveSmallIntegerField(_("maturity"), null=True, blank=True)
    forms = models.CharField(_("forms of co-operation"), max_length=80, blank=True)
    organisation = models.ForeignKey(
        "parties.Organisation", models.CASCADE, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey("parties.Person", models.CASCADE, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(_("published"))
    closes_on = models.DateField(_("open until"), null=True, blank=True)
    expires_on = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("showing")
        indexes = (
            # Whatever narrows a list is read from the index alone: of a million rows only what is shown.
            models.Index(
                fields=("side", "-published_at"), name="showing_newest",
                include=("listing", "kind", "field", "industry", "region", "money", "maturity", "forms",
                         "closes_on", "expires_on"),
            ),
            models.Index(fields=("-published_at",), name="showing_latest"),
            models.Index(fields=("side", "closes_on"), name="showing_closing"),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title
