"""Whom a campaign asks: one organisation each, registered here or not."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.campaigns.models.campaigns import Campaign
from rongtong.apps.parties.models.choices import OrganisationKind
from rongtong.kit.fields import EncryptedText
from rongtong.kit.workflow import StateField

OPEN = ("waiting", "opened")
"""States in which an answer is still awaited."""
DONE = ("answered", "none", "unreachable", "declined")
ON_LIST = ("register", "list")
"""Sources of those whom the planner chose; the others came by the public link."""


class Source(models.TextChoices):
    """How a target came in."""

    REGISTER = "register", _("from the register")
    LIST = "list", _("from a list")
    PUBLIC = "public", _("came by the public link")


class Way(models.TextChoices):
    """How it was asked first."""

    SITE = "site", _("notice to its account")
    MAIL = "mail", _("e-mail")
    PHONE = "phone", _("telephone only")


class Target(models.Model):
    """One organisation that is asked. ``key`` goes into its link: another key makes the old link void.

    ``asked_by``: the target of another campaign that asks the same organisation the same; it is asked there
    and the answer counts here. ``twin``: the listed target that one from the public link seems to be.
    ``region`` is the campaign's where nobody knows better.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="targets")
    organisation = models.ForeignKey(
        "parties.Organisation", models.SET_NULL, null=True, blank=True, related_name="asked"
    )
    name = models.CharField(_("organisation"), max_length=200)
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    uscc = models.CharField(_("unified social credit code"), max_length=18, blank=True, db_index=True)
    region = models.CharField(_("region"), max_length=12)
    industry = models.CharField(_("industry"), max_length=5, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=OrganisationKind, blank=True)
    source = models.CharField(_("how it came in"), max_length=8, choices=Source)
    contact = EncryptedText(_("contact person"), blank=True, default="")
    phone = EncryptedText(_("phone"), blank=True, default="")
    email = EncryptedText(_("e-mail"), blank=True, default="")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="asks"
    )
    state = StateField(default="waiting")
    key = models.CharField(max_length=24, editable=False)
    revoked_at = models.DateTimeField(_("link withdrawn"), null=True, blank=True)
    way = models.CharField(_("how it was asked"), max_length=5, choices=Way, blank=True)
    invited_at = models.DateTimeField(_("invited on"), null=True, blank=True)
    reminded = models.PositiveSmallIntegerField(_("reminders"), default=0)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    right_at = models.DateTimeField(_("said to be right"), null=True, blank=True)
    done_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    call_on = models.DateField(_("telephone on"), null=True, blank=True)
    again_on = models.DateField(_("ask again on"), null=True, blank=True)
    asked_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="counts_also_for"
    )
    twin = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(_("added"))
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "organisation"),
                condition=Q(organisation__isnull=False, source__in=ON_LIST),
                name="target_organisation_once",
            ),
            models.UniqueConstraint(
                fields=("campaign", "uscc"),
                condition=~Q(uscc="") & Q(source__in=ON_LIST),
                name="target_code_once",
            ),
            models.CheckConstraint(
                condition=Q(asked_by=None) | ~Q(asked_by=F("pk")), name="target_not_asked_by_itself"
            ),
        )
        indexes = (
            models.Index(fields=("campaign", "state", "region"), name="target_by_state"),
            models.Index(fields=("campaign", "name", "id"), name="target_by_name"),
            models.Index(fields=("officer", "call_on"), condition=Q(state__in=OPEN), name="target_calls"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def missing(self) -> list[str]:
        """Name what would be needed to reach it without a walk."""
        wanting = {
            _("not registered here"): self.organisation_id is None,
            _("no credit code"): not self.uscc,
            _("neither phone nor e-mail"): not (self.organisation_id or self.phone or self.email),
        }
        return [str(words) for words, lacks in wanting.items() if lacks]

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
