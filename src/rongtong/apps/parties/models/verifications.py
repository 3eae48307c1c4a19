"""Verification of an organisation by document review: the case, its submissions, its evidence."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.centres import Centre
from rongtong.apps.parties.models.memberships import OPEN_MEMBERSHIP
from rongtong.apps.parties.models.organisations import Organisation
from rongtong.kit.workflow import StateField
from rongtong.lib.actor import Actor

UNDER_WAY = ("draft", "submitted", "in_review", "second_look", "returned")
"""States of a case that is not decided; an organisation has one such case at most."""
STANDING = ("verified", "suspended")
"""States of the decided case that counts; a renewal is a case of its own and takes its place."""


class Verification(models.Model):
    """The case of one organisation, from draft to the end of its validity."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="verifications")
    state = StateField()
    applicant = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    second_reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    licence_name = models.CharField(_("name on the licence"), max_length=200, blank=True)
    started_at = models.DateTimeField(_("started at"))
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("verification")
        ordering = ("submitted_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state__in=UNDER_WAY), name="parties_one_case_under_way"
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state__in=STANDING), name="parties_one_standing_case"
            ),
        )
        indexes = (models.Index(fields=["state", "submitted_at"], name="parties_verification_queue"),)

    def __str__(self) -> str:
        return str(self.organisation)

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))

    def missing_fields(self) -> list[Any]:
        """Give the labels of what the organisation's record lacks for a review."""
        record = self.organisation
        return [
            record._meta.get_field(name).verbose_name
            for name in ("name", "uscc", "kind", "region")
            if not getattr(record, name)
        ]

    def missing_evidence(self, required: tuple[str, ...]) -> list[str]:
        """Give the required kinds of documents that are not there."""
        there = set(self.evidence.values_list("kind", flat=True))
        return [kind for kind in required if kind not in there]

    def concerns(self, user_id: int | None) -> bool:
        """Tell whether the person belongs to the organisation, asked to, or handed the case in."""
        belongs = self.organisation.memberships.filter(user_id=user_id, state__in=OPEN_MEMBERSHIP)
        return user_id is not None and (self.applicant_id == user_id or belongs.exists())

    def latest(self) -> Submission | None:
        """Give what was handed in last."""
        return self.submissions.order_by("-number").first()

    def submissions_made(self) -> int:
        """Give how often it was handed in."""
        return self.submissions.count()

    def has_stop(self) -> bool:
        """Tell whether a check of the latest submission stands against verifying."""
        latest = self.latest()
        return latest is not None and any(check["outcome"] == "stop" for check in latest.checks)

    def code_is_taken(self) -> bool:
        """Tell whether another record is verified under the same code now."""
        others = Organisation.objects.filter(uscc=self.organisation.uscc, verified_at__isnull=False)
        return others.filter(merged_into__isnull=True).exclude(pk=self.organisation_id).exists()

    def standing_before(self) -> Verification | None:
        """Give the older case of this organisation that still counts."""
        older = Verification.objects.filter(organisation_id=self.organisation_id, state__in=STANDING)
        return older.exclude(pk=self.pk).first()

    def answer(self, outcome: str, reason: str, wording: str, at: datetime) -> None:
        """Keep the answer with the latest submission."""
        latest = self.latest()
        if latest is not None:
            latest.outcome, latest.reason, latest.wording, latest.answered_at = outcome, reason, wording, at
            latest.save(update_fields=["outcome", "reason", "wording", "answered_at"])

    @staticmethod
    def body_of(actor: Actor) -> str:
        """Name the body that verifies: the reviewer's centre, else the reviewer."""
        keys = [held.centre for held in actor.held if held.role == "reviewer" and held.centre is not None]
        centre = Centre.objects.filter(pk__in=keys).first()
        return centre.name if centre else actor.name


class Submission(models.Model):
    """What was handed in at one time, as it stood, with the checks of that moment and the answer."""

    verification = models.ForeignKey(Verification, models.CASCADE, related_name="submissions")
    number = models.PositiveSmallIntegerField(_("number"))
    at = models.DateTimeField(_("submitted at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    record = models.JSONField(default=dict)
    checks = models.JSONField(default=list)
    outcome = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    wording = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("submission")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["verification", "number"], name="parties_submission_number"),
        )

    def __str__(self) -> str:
        return f"#{self.number}"


class Evidence(models.Model):
    """One document of the case; the file itself lies in ``kit.files``."""

    class Kind(models.TextChoices):
        LICENCE = "licence", _("Business licence or certificate of the legal person")
        LETTER = "letter", _("Letter of authorisation, stamped")
        OTHER = "other", _("Other document")

    verification = models.ForeignKey(Verification, models.CASCADE, related_name="evidence")
    kind = models.CharField(_("document"), max_length=8, choices=Kind.choices)
    file = models.ForeignKey("files.File", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added at"))

    class Meta:
        verbose_name = _("evidence")
        ordering = ("kind", "id")

    def __str__(self) -> str:
        return str(self.get_kind_display())
