"""Organisations of the seven kinds, what they state about themselves, and their other names."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.choices import OrganisationKind, OrganisationSize, Visibility
from rongtong.apps.parties.models.names import bare_key, grams, name_key
from rongtong.kit.permissions.models import Assignment
from rongtong.kit.permissions.queries import holders

SUMMARY_LONGEST = 500
"""Characters of the public summary: what a phone shows in three screens."""


class Organisation(models.Model):
    """One organisation. Counts are heads; money stands in ``AnnualFigures``, in fen.

    ``uscc`` 统一社会信用代码 may occur twice while nobody verified it (imports, typing errors);
    of the verified one only. A record merged into another keeps its row and its address.
    """

    name = models.CharField(_("registered name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    english_name = models.CharField(_("English name"), max_length=200, blank=True)
    uscc = models.CharField(_("unified social credit code"), max_length=18, blank=True, db_index=True)
    kind = models.CharField(_("kind"), max_length=12, choices=OrganisationKind.choices)
    nature = models.CharField(_("nature of the legal person"), max_length=3, blank=True)
    region = models.CharField(_("region"), max_length=12, blank=True)
    region_since = models.DateField(_("region as of"), null=True, blank=True)
    industry = models.CharField(_("industry"), max_length=5, blank=True)
    size = models.CharField(_("size"), max_length=6, blank=True, choices=OrganisationSize.choices)
    founded = models.DateField(_("founded on"), null=True, blank=True)
    staff = models.PositiveIntegerField(_("staff"), null=True, blank=True)
    rd_staff = models.PositiveIntegerField(_("R&D staff"), null=True, blank=True)
    website = models.URLField(_("website"), max_length=200, blank=True)
    summary = models.TextField(
        _("public summary"), blank=True, validators=[MaxLengthValidator(SUMMARY_LONGEST)]
    )
    visibility = models.CharField(
        _("who finds it"), max_length=8, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    registered_at = models.DateTimeField(_("registered at"))
    verified = models.BooleanField(_("verified"), default=False)
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)
    verified_until = models.DateField(_("verified until"), null=True, blank=True)
    verified_by = models.CharField(_("verified by"), max_length=200, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="absorbed")
    provenance = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    bare_key = models.CharField(max_length=200, editable=False, db_index=True)
    keys = models.TextField(editable=False, default="")
    grams = models.TextField(editable=False, default="")

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = (
            models.UniqueConstraint(
                fields=["uscc"],
                condition=Q(verified_at__isnull=False, merged_into__isnull=True) & ~Q(uscc=""),
                name="parties_one_verified_uscc",
            ),
            models.CheckConstraint(
                condition=Q(rd_staff__isnull=True) | Q(staff__isnull=True) | Q(rd_staff__lte=F("staff")),
                name="parties_rd_staff_within_staff",
            ),
            models.CheckConstraint(
                condition=Q(verified=True, verified_at__isnull=False, verified_until__isnull=False)
                | Q(verified=False, verified_at__isnull=True, verified_until__isnull=True),
                name="parties_verified_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(region="") | Q(region_since__isnull=False), name="parties_region_has_its_date"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="parties_not_into_itself",
            ),
        )
        indexes = (
            models.Index(fields=["-verified", "id"], name="parties_org_verified_first"),
            # Marks beside thousands of results are read from this alone.
            models.Index(fields=["id"], include=["verified"], name="parties_org_marks"),
            models.Index(fields=["region", "kind"], name="parties_org_region_kind"),
            models.Index(fields=["industry"], name="parties_org_industry"),
            models.Index(fields=["name", "id"], name="parties_org_name"),
            # Counting by kind reads this index alone.
            models.Index(
                fields=["kind", "visibility", "region", "id"],
                condition=Q(merged_into__isnull=True),
                name="parties_org_counts",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def refresh_keys(self, others: tuple[str, ...] = ()) -> None:
        """Set the search keys from the names; ``others`` are the names in ``OtherName``."""
        self.name_key, self.bare_key = name_key(self.name), bare_key(self.name)
        names = (self.name, self.short_name, self.english_name, self.uscc, *others)
        self.keys = " ".join(filter(None, map(name_key, names)))
        self.grams = " ".join(grams(*names))

    def mark_verified(self, at: datetime, until: date, body: str) -> None:
        """Set the mark; IntegrityError when another record is verified under the same code."""
        self.verified_at, self.verified_until, self.verified_by = at, until, body
        self.verified = True
        self.save(update_fields=["verified", "verified_at", "verified_until", "verified_by"])

    def unmark_verified(self) -> None:
        """Take the mark away."""
        self.verified_at, self.verified_until, self.verified_by = None, None, ""
        self.verified = False
        self.save(update_fields=["verified", "verified_at", "verified_until", "verified_by"])

    def lock(self) -> None:
        """Hold the row until the transaction ends: what counts members and roles is decided one by one.

        Taken before any membership's own lock, everywhere, so that two never wait for each other. ``no_key``
        lets rows that only point here be written meanwhile.
        """
        Organisation.objects.select_for_update(no_key=True).filter(pk=self.pk).values("pk").get()

    def admins(self, at: datetime) -> models.QuerySet[Assignment]:
        """Give who administers it at ``at``."""
        return holders("org.admin", at=at, organisation=self.pk)


class OtherName(models.Model):
    """A name it had before, or under which it is known; found by search, kept by a merge."""

    class Kind(models.TextChoices):
        FORMER = "former", _("Former name")
        ALIAS = "alias", _("Also known as")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="other_names")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("other name")
        ordering = ("-until", "id")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "name"], name="parties_other_name_once"),
        )

    def __str__(self) -> str:
        return self.name
