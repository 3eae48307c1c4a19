"""Who a person record really is: its evidence, its claim by an account, its twins."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.persons import Person
from rongtong.kit.workflow import StateField


class Identity(models.Model):
    """How sure we are that a record is one real, known human being. Who is not resolved is not assigned."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="identity")
    state = StateField(default="unverified")
    state_since = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("identity")
        verbose_name_plural = _("identities")
        indexes = (models.Index(fields=("state", "state_since"), name="identity_queue"),)

    def __str__(self) -> str:
        return str(self.person)


class Proof(models.Model):
    """What speaks for an identity: a document kept in private files, or a number that was checked."""

    class Kind(models.TextChoices):
        """What the reviewer can look at."""

        RESIDENT_ID = "resident_id", _("resident ID checked against the document")
        WORK_PROOF = "work_proof", _("proof of employment")
        ORCID = "orcid", _("ORCID record")
        EMPLOYER = "employer", _("confirmed by the employer")
        VIDEO = "video", _("seen on site or by video")

    identity = models.ForeignKey(Identity, models.CASCADE, related_name="proofs")
    kind = models.CharField(_("kind of evidence"), max_length=20, choices=Kind)
    note = models.CharField(_("note"), max_length=300, blank=True)
    file = models.ForeignKey("files.File", models.SET_NULL, null=True, blank=True, related_name="+")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField(_("given"))

    class Meta:
        verbose_name = _("proof of identity")
        verbose_name_plural = _("proofs of identity")
        ordering = ("given_at", "pk")

    def __str__(self) -> str:
        return self.get_kind_display()


class Claim(models.Model):
    """An account says a drafted record is its own: a verified address decides at once, else a reviewer."""

    class Means(models.TextChoices):
        """How the claim is proved."""

        CONTACT = "contact", _("verified e-mail or phone")
        REVIEW = "review", _("review of documents")

    person = models.ForeignKey(Person, models.CASCADE, related_name="claims")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="person_claims")
    means = models.CharField(_("means"), max_length=20, choices=Means)
    note = models.CharField(_("why this is me"), max_length=500, blank=True)
    file = models.ForeignKey("files.File", models.SET_NULL, null=True, blank=True, related_name="+")
    state = StateField(default="asked")
    made_at = models.DateTimeField(_("claimed"))
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("made_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "user"), condition=Q(state="asked"), name="claim_open_once_a_person"
            ),
        )

    def __str__(self) -> str:
        return str(self.person)


class Twin(models.Model):
    """Two records that may be one human: found by signs, decided by a person, merged and parted again."""

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    signs = models.JSONField(_("signs"), default=list)
    state = StateField(default="proposed")
    found_at = models.DateTimeField(_("found"))
    kept = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    moved = models.JSONField(_("what was moved"), default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("possible twin")
        verbose_name_plural = _("possible twins")
        ordering = ("found_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="twin_in_order"),
            models.UniqueConstraint(fields=("first", "second"), name="twin_once"),
        )

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"
