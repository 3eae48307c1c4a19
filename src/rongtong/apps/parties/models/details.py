"""What belongs to an organisation by the year, by certificate, or by contact person."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.choices import ContactAudience, QualificationKind
from rongtong.apps.parties.models.organisations import Organisation
from rongtong.kit.fields import DigestText, EncryptedText


class AnnualFigures(models.Model):
    """One year's revenue and R&D spend, both in fen (1/100 yuan); None when not stated."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="figures")
    year = models.PositiveSmallIntegerField(_("year"))
    revenue = models.BigIntegerField(_("revenue"), null=True, blank=True)
    rd_spend = models.BigIntegerField(_("R&D spend"), null=True, blank=True)

    class Meta:
        verbose_name = _("annual figures")
        ordering = ("-year",)
        constraints = (
            models.UniqueConstraint(fields=["organisation", "year"], name="parties_figures_once_a_year"),
            models.CheckConstraint(
                condition=(Q(revenue__isnull=True) | Q(revenue__gte=0))
                & (Q(rd_spend__isnull=True) | Q(rd_spend__gte=0)),
                name="parties_figures_not_negative",
            ),
        )

    def __str__(self) -> str:
        return str(self.year)


class Qualification(models.Model):
    """A certificate with its number and its last day; ``valid_until`` None means without an end."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="qualifications")
    kind = models.CharField(_("qualification"), max_length=16, choices=QualificationKind.choices)
    number = models.CharField(_("certificate number"), max_length=60, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("qualification")
        ordering = ("kind", "-valid_until", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "kind", "number"], name="parties_qualification_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_from__lte=F("valid_until")),
                name="parties_qualification_dates_in_order",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_kind_display())


class ContactPerson(models.Model):
    """Whom to call. Name, phone and e-mail are encrypted; by the digest equal phones meet unread."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="contacts")
    name = EncryptedText(_("contact person"))
    duty = models.CharField(_("duty"), max_length=60, blank=True)
    phone = EncryptedText(_("phone"), blank=True)
    phone_digest = DigestText(of="phone", purpose="contact.phone", db_index=True)
    email = EncryptedText(_("e-mail"), blank=True)
    audience = models.CharField(
        _("who may read it"),
        max_length=8,
        choices=ContactAudience.choices,
        default=ContactAudience.MEMBERS,
    )

    class Meta:
        verbose_name = _("contact person")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"#{self.pk}"
