"""What a membership brings in power, and how it ends: assignments and delegations, at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Membership, Organisation
from rongtong.apps.parties.rules.organisation_roles import GIVEN, MEMBER
from rongtong.kit.permissions.actions import assign, revoke
from rongtong.kit.workflow import Change, Hindered


def give_roles(membership: Membership, roles: Iterable[str], change: Change) -> None:
    """Let the member hold ``org.member`` and those of ``roles`` that an organisation may give."""
    for role in (MEMBER, *(code for code in GIVEN if code in set(roles))):
        assign(
            user=membership.user,
            role=role,
            organisation=membership.organisation_id,
            actor=change.actor,
            at=change.at,
            reason=change.transition.name,
        )


def end_powers(membership: Membership, change: Change) -> None:
    """End every role the person holds in the organisation and every delegation from or to them."""
    for assignment in membership.assignments(change.at):
        revoke(assignment=assignment, actor=change.actor, at=change.at, reason=change.transition.name)
    membership.end_delegations(change.at)


def keep_an_administrator(organisation: Organisation, at: datetime) -> None:
    """Hinder what would leave the organisation without an administrator.

    The organisation's row is the lock: of two administrators leaving at once the second sees that the first
    has gone.
    """
    organisation.lock()
    if not organisation.admins(at).exists():
        raise Hindered(_("An organisation needs an administrator. Name a successor first."))
