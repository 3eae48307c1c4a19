"""Who belongs to an organisation, and who acts for whom."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.organisations import Organisation
from rongtong.kit.permissions.models import Assignment
from rongtong.kit.permissions.queries import holding
from rongtong.kit.workflow import StateField

OPEN_MEMBERSHIP = ("requested", "active")
"""States in which a person has one membership of an organisation at most; the others are history."""


class Membership(models.Model):
    """A person in an organisation. Roles are assignments (``kit.permissions``) and end with it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    state = StateField(default="requested")
    title = models.CharField(_("position"), max_length=60, blank=True)
    message = models.CharField(_("message"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("asked on"))
    since = models.DateTimeField(_("member since"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("membership")
        ordering = ("since", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=Q(state__in=OPEN_MEMBERSHIP),
                name="parties_one_open_membership",
            ),
        )
        indexes = (
            models.Index(fields=["organisation", "state"], name="parties_membership_by_state"),
            models.Index(
                fields=["created_at", "id"], condition=Q(state="requested"), name="parties_membership_asked"
            ),
        )

    def __str__(self) -> str:
        # The organisation is what the reader came from: a history names the person.
        return str(self.user)

    def begin(self, at: datetime) -> None:
        """Note from when the person is a member."""
        self.since = at
        self.save(update_fields=["since"])

    def end(self, at: datetime) -> None:
        """Note when it ended."""
        self.ended_at = at
        self.save(update_fields=["ended_at"])

    def assignments(self, at: datetime) -> models.QuerySet[Assignment]:
        """Give the roles the person holds in this organisation at ``at``."""
        return holding(at).filter(user_id=self.user_id, organisation=self.organisation_id)

    def is_only_admin(self, at: datetime) -> bool:
        """Tell whether the organisation would have no administrator without this person."""
        admins = set(self.organisation.admins(at).values_list("user_id", flat=True))
        return admins == {self.user_id}

    def was_invited(self) -> bool:
        """Tell whether an invitation that the person accepted stands behind this membership."""
        return self.invitations.filter(state="accepted").exists()

    def may_found(self) -> bool:
        """Tell whether the person registered the organisation and nobody was ever a member."""
        others = Membership.objects.filter(organisation_id=self.organisation_id).exclude(pk=self.pk)
        return self.organisation.registered_by_id == self.user_id and not others.exists()

    def end_delegations(self, at: datetime) -> None:
        """End what the person gave or holds for others in this organisation."""
        own = Delegation.objects.filter(organisation_id=self.organisation_id, ended_at__isnull=True)
        own.filter(Q(principal_id=self.user_id) | Q(delegate_id=self.user_id)).update(ended_at=at)


class Delegation(models.Model):
    """``delegate`` acts for ``principal`` in one organisation until the last day; every act names both."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="delegations")
    principal = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="delegations_given")
    delegate = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="delegations_held")
    reason = models.CharField(_("reason"), max_length=200)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    ended_at = models.DateTimeField(_("ended on"), null=True, blank=True)

    class Meta:
        verbose_name = _("delegation")
        ordering = ("-starts_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(principal=F("delegate")), name="parties_nobody_delegates_to_himself"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="parties_delegation_has_time"
            ),
            models.UniqueConstraint(
                fields=["organisation", "principal", "delegate"],
                condition=Q(ended_at__isnull=True),
                name="parties_one_open_delegation",
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
