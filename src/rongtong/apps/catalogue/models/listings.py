"""A listing: one need or one offer; while published, its columns hold what the public may read."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.choices import KINDS, Kind, Outcome, PriceMode, Side
from rongtong.kit.workflow import StateField

TITLE_LONGEST, SUMMARY_LONGEST, DETAIL_LONGEST = 80, 300, 6_000
"""Characters: a title fits two lines of a phone, a summary one screen."""
OPEN = ("draft", "submitted", "in_review", "second_look", "returned", "published", "expired")
"""States of a listing that its owner still works with."""
_SIDES = Q(pk__isnull=True)
for _side, _kinds in KINDS.items():
    _SIDES |= Q(side=_side, kind__in=[str(kind) for kind in _kinds])


class Listing(models.Model):
    """One need or offer. Money in fen; ``maturity`` 1-9 (GB/T 22900-2022): an offer's own, a need's least.

    ``home`` is the region of its owner when it was born (who reviews it); ``region`` where the matter is.
    Owned by an organisation, or by a person who acts for nobody else. ``reach``: region codes an offer serves
    or a need accepts; empty: anywhere. ``extra`` holds what only its kind asks (``data/kinds.toml``).
    """

    side = models.CharField(_("side"), max_length=5, choices=Side)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    state = StateField()
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="listings"
    )
    # Beside an organisation: the person whose result or service it is (a scientist of a university).
    person = models.ForeignKey(
        "parties.Person", models.PROTECT, null=True, blank=True, related_name="listings"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    home = models.CharField(_("region of the owner"), max_length=12, blank=True, db_index=True)

    title = models.CharField(_("title"), max_length=TITLE_LONGEST, blank=True)
    summary = models.CharField(_("public summary"), max_length=SUMMARY_LONGEST, blank=True)
    detail = models.TextField(_("details"), max_length=DETAIL_LONGEST, blank=True)
    tried = models.TextField(_("already tried"), max_length=2_000, blank=True)
    keywords = models.JSONField(_("keywords"), default=list, blank=True)
    field = models.CharField(_("technology field"), max_length=4, blank=True)
    industry = models.CharField(_("industry"), max_length=5, blank=True)
    region = models.CharField(_("place"), max_length=12, blank=True)
    reach = models.JSONField(_("regions that suit"), default=list, blank=True)
    money_low = models.BigIntegerField(_("money from"), null=True, blank=True)
    money_high = models.BigIntegerField(_("money up to"), null=True, blank=True)
    price_mode = models.CharField(_("price"), max_length=10, choices=PriceMode, blank=True)
    least_fee = models.BigIntegerField(_("least fee"), null=True, blank=True)
    deadline = models.DateField(_("wanted by"), null=True, blank=True)
    available_from = models.DateField(_("available from"), null=True, blank=True)
    turnaround_days = models.PositiveIntegerField(_("days it takes"), null=True, blank=True)
    maturity = models.PositiveSmallIntegerField(
        _("maturity"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    maturity_evidence = models.CharField(_("evidence of maturity"), max_length=500, blank=True)
    licences = models.JSONField(_("forms of co-operation"), default=list, blank=True)
    wanted_kinds = models.JSONField(_("what could help"), default=list, blank=True)
    rights = models.JSONField(_("intellectual property"), default=list, blank=True)
    capacity = models.PositiveSmallIntegerField(_("needs at a time"), null=True, blank=True)
    avoids = models.JSONField(_("never to be shown to"), default=list, blank=True)
    extra = models.JSONField(default=dict, blank=True)
    veiled = models.JSONField(_("hidden from the public"), default=list, blank=True)

    created_at = models.DateTimeField(_("begun"))
    changed_at = models.DateTimeField(_("last change"))
    submitted_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, db_index=True)
    expires_on = models.DateField(_("open until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    second_reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    batch = models.CharField(_("batch"), max_length=40, blank=True, db_index=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=_SIDES, name="listing_kind_of_its_side"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(person__isnull=False), name="listing_has_owner"
            ),
            models.CheckConstraint(
                condition=(Q(money_low=None) | Q(money_low__gte=0))
                & (Q(money_high=None) | Q(money_high__gte=0))
                & (Q(money_low=None) | Q(money_high=None) | Q(money_low__lte=F("money_high"))),
                name="listing_money_in_order",
            ),
            models.CheckConstraint(
                condition=Q(maturity=None) | Q(maturity__gte=1, maturity__lte=9), name="listing_maturity"
            ),
        )
        indexes = (
            models.Index(fields=("side", "kind", "-published_at"), condition=Q(state="published"),
                         name="listing_published"),
            models.Index(fields=("home", "submitted_at"),
                         condition=Q(state__in=("submitted", "in_review", "second_look")),
                         name="listing_queue"),
            # Whether a listing is public and whose: asked for thousands at a time, without its long row.
            models.Index(fields=("id",), include=("organisation",), condition=Q(state="published"),
                         name="listing_public"),
            models.Index(fields=("expires_on",), condition=Q(state="published"), name="listing_expiry"),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title or str(_("Untitled"))

    @property
    def code(self) -> str:
        """Give the number people read out on the phone, such as N12 or F7 (需 N, 能 F)."""
        return f"{'N' if self.side == Side.NEED else 'F'}{self.pk}"

    @property
    def owner(self) -> Any:
        """Give the organisation, else the person it belongs to."""
        return self.organisation or self.person

    def hides(self, name: str) -> bool:
        """Tell whether the owner keeps a part (one of ``VEILABLE``) from the public."""
        return name in self.veiled

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
