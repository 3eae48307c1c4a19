"""People: with an account or, when an office has drafted them, without one until they claim the record."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.names import name_key
from rongtong.kit.fields import DigestText, EncryptedText

LANGUAGES = {
    "zh": _("Chinese"),
    "en": _("English"),
    "de": _("German"),
    "fr": _("French"),
    "ja": _("Japanese"),
    "ko": _("Korean"),
    "ru": _("Russian"),
    "es": _("Spanish"),
    "ar": _("Arabic"),
    "ii": _("Yi"),
    "bo": _("Tibetan"),
}
"""Working languages by ISO 639-1 code; Yi and Tibetan are spoken in three prefectures of Sichuan."""


class Person(models.Model):
    """A natural person. Contacts and identity number are encrypted; digests find the same number again."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person"
    )
    # Names with "·" run beyond 50 characters; many of the 87,887 Han of GB 18030-2022 lie beyond the BMP.
    name = models.CharField(_("name"), max_length=120, db_index=True)
    english_name = models.CharField(_("English name"), max_length=120, blank=True)
    titles = models.JSONField(_("titles"), default=list, blank=True)
    region = models.CharField(_("region"), max_length=12, blank=True, db_index=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    about = models.TextField(_("in a few words"), max_length=2000, blank=True)
    resident_id = EncryptedText(_("resident ID"), blank=True, default="")
    resident_id_digest = DigestText(of="resident_id", purpose="resident_id", db_index=True)
    phone = EncryptedText(_("phone"), blank=True, default="")
    phone_digest = DigestText(of="phone", purpose="phone", db_index=True)
    email = EncryptedText(_("e-mail"), blank=True, default="")
    email_digest = DigestText(of="email", purpose="email", db_index=True)
    photo = models.ForeignKey("files.File", models.SET_NULL, null=True, blank=True, related_name="+")
    shown = models.JSONField(_("shown on the public card"), default=list, blank=True)
    listed_at = models.DateTimeField(_("public since"), null=True, blank=True, db_index=True)
    drafted_by = models.ForeignKey(
        "parties.Organisation", models.SET_NULL, null=True, blank=True, related_name="drafted_people"
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    created_at = models.DateTimeField(_("created"))
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="person_has_name"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")), name="person_not_merged_into_itself"
            ),
            # Nobody is published without their own doing (PIPL §25: separate consent to publish).
            models.CheckConstraint(
                condition=Q(listed_at=None) | Q(user__isnull=False), name="person_listed_has_account"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def is_named(self, typed: str) -> bool:
        """Tell whether somebody typed this name, whatever its width and case."""
        return name_key(typed) == name_key(self.name)


class Affiliation(models.Model):
    """Where a person works or worked: ``organisation`` if it is registered here, else the name as written."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(
        "parties.Organisation", models.CASCADE, null=True, blank=True, related_name="affiliations"
    )
    written = models.CharField(_("organisation as written"), max_length=200, blank=True)
    department = models.CharField(_("department"), max_length=120, blank=True)
    position = models.CharField(_("position"), max_length=120, blank=True)
    since = models.DateField(_("first day"), null=True, blank=True)
    until = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering = ("person", "until", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(written=""),
                name="affiliation_names_organisation",
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="affiliation_dates_in_order",
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation or self.written)


class Identifier(models.Model):
    """A number another registry gave the person; its check digits are right (ISO 7064 where it has some)."""

    class Scheme(models.TextChoices):
        """Registries whose numbers are known here."""

        ORCID = "orcid", "ORCID"
        ISNI = "isni", "ISNI"
        RESEARCHER_ID = "researcherid", "ResearcherID"
        SCOPUS = "scopus", _("Scopus author ID")

    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("registry"), max_length=20, choices=Scheme)
    value = models.CharField(_("registered number"), max_length=40)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ("scheme", "value")
        indexes = (models.Index(fields=("scheme", "value"), name="identifier_number"),)
        constraints = (
            models.UniqueConstraint(fields=("person", "scheme", "value"), name="identifier_once_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"


class Topic(models.Model):
    """What a person works on: a discipline of the controlled list (``code``) or a free keyword."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="topics")
    code = models.CharField(_("discipline"), max_length=20, blank=True)
    label = models.CharField(_("keyword"), max_length=80)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("-code", "pk")
        indexes = (
            models.Index(fields=("code",), name="topic_code"),
            models.Index(fields=("label",), name="topic_label"),
        )
        constraints = (
            models.UniqueConstraint(fields=("person", "code", "label"), name="topic_once_a_person"),
        )

    def __str__(self) -> str:
        return self.label
