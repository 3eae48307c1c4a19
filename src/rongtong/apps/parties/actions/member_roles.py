"""Changing what a member may do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Membership
from rongtong.apps.parties.rules.memberships import MANAGE
from rongtong.apps.parties.rules.organisation_roles import GIVEN
from rongtong.apps.parties.workflow.powers import keep_an_administrator
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.permissions.actions import assign, revoke
from rongtong.kit.workflow import Conflict
from rongtong.lib.actor import Actor


@action
def change_roles(
    *,
    membership: Membership,
    roles: Sequence[str],
    version: int,
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> Membership:
    """Let the member hold exactly ``roles`` (of ``GIVEN``) beside ``org.member``.

    Conflict when somebody changed the membership meanwhile; Hindered when no administrator would be left.
    """
    membership.organisation.lock()
    kept = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("organisation", "user")
        .get(pk=membership.pk)
    )
    need(actor, MANAGE, kept)
    if kept.version != version:
        raise Conflict(_("Somebody changed this member meanwhile. Look at it again."))
    if kept.state != "active":
        raise ValidationError(_("Roles belong to members only."))
    held = {row.role: row for row in kept.assignments(at) if row.role in GIVEN}
    wanted = {role for role in roles if role in GIVEN}
    for role in sorted(wanted - set(held)):
        assign(
            user=kept.user, role=role, organisation=kept.organisation_id, actor=actor, at=at, reason=reason
        )
    for role in sorted(set(held) - wanted):
        revoke(assignment=held[role], actor=actor, at=at, reason=reason)
    keep_an_administrator(kept.organisation, at)
    kept.version += 1
    kept.save(update_fields=["version"])
    if wanted != set(held):
        changes = {"roles": [sorted(held), sorted(wanted)]}
        record(
            "parties.membership.roles_changed", about=kept, actor=actor, at=at, reason=reason, changes=changes
        )
    return kept
