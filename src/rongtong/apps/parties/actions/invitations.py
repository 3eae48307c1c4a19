"""Inviting members, and answering an invitation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from secrets import token_urlsafe

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Invitation, Membership, Organisation
from rongtong.apps.parties.models.invitations import digest_of
from rongtong.apps.parties.rules.memberships import INVITE
from rongtong.apps.parties.rules.organisation_roles import GIVEN
from rongtong.apps.parties.workflow.invitations import VALID
from rongtong.kit.audit import action, record
from rongtong.kit.fields import digests
from rongtong.kit.notices import tell, tell_address
from rongtong.kit.permissions import need
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM, Actor


@action
def invite(
    *, organisation: Organisation, way: str, address: str, roles: Sequence[str], actor: Actor, at: datetime,
    title: str = "",
) -> tuple[Invitation, str]:  # fmt: skip
    """Invite by ``way`` (email, phone, link) and give the invitation and its token, shown this once.

    The answer is the same whether an account has the address or not. ValidationError when the same address
    has an open invitation.
    """
    token = token_urlsafe(32)
    made = Invitation(
        organisation=organisation, way=way, address=address, title=title, invited_by_id=actor.id,
        roles=[role for role in GIVEN if role in roles], token_digest=digest_of(token),
        created_at=at, expires_at=at + VALID,
    )  # fmt: skip
    need(actor, INVITE, made)
    organisation.lock()
    if address and _open_to(made).exists():
        raise ValidationError({"address": _("This address has an open invitation. Send that one again.")})
    made.save()
    record("parties.invitation.sent", about=made, actor=actor, at=at,
           data={"way": way, "to": made.address_masked, "roles": made.roles})  # fmt: skip
    _send(made, token, actor, at)
    return made, token


@action
def resend(
    *, invitation: Invitation, actor: Actor, at: datetime, version: int | None = None
) -> tuple[Invitation, str]:
    """Send it again with a new token and a new end; the old token works no longer."""
    token = token_urlsafe(32)
    done = perform(invitation, "resend", actor=actor, at=at, version=version)
    done.token_digest = digest_of(token)
    done.save(update_fields=["token_digest"])
    _send(done, token, actor, at)
    return done, token


@action
def withdraw(*, invitation: Invitation, actor: Actor, at: datetime, version: int | None = None) -> Invitation:
    """Withdraw it: the token works no longer."""
    return perform(invitation, "withdraw", actor=actor, at=at, version=version)


@action
def accept(*, invitation: Invitation, actor: Actor, at: datetime) -> Membership:
    """Become a member by an invitation. Hindered for the wrong person, twice, or too late."""
    invitation.organisation.lock()
    done = perform(invitation, "accept", actor=actor, at=at)
    membership = _request_of(done, actor, at)
    done.membership = membership
    done.save(update_fields=["membership"])
    joined = perform(
        membership, "join", actor=actor, at=at, data={"roles": done.roles, "invitation": done.pk}
    )
    tell(
        done.invited_by,
        "parties.invitation_accepted",
        at=at,
        about=done,
        link=reverse("parties:members", args=[done.organisation_id]),
        person=actor.name,
        organisation=done.organisation.name,
    )
    return joined


@action
def decline(*, invitation: Invitation, actor: Actor, at: datetime) -> Invitation:
    """Say no."""
    return perform(invitation, "decline", actor=actor, at=at)


@action
def let_run_out(*, invitation: Invitation, at: datetime, actor: Actor = SYSTEM) -> Invitation:
    """Close what nobody answered in time."""
    return perform(invitation, "expire", actor=actor, at=at)


def _request_of(invitation: Invitation, actor: Actor, at: datetime) -> Membership:
    """Give the request the person has made already, else a new one."""
    there = Membership.objects.filter(
        organisation=invitation.organisation, user_id=actor.id, state="requested"
    )
    return there.first() or Membership.objects.create(
        organisation=invitation.organisation, user_id=actor.id, title=invitation.title, created_at=at
    )


def _open_to(invitation: Invitation) -> QuerySet[Invitation]:
    same = Invitation.objects.filter(organisation=invitation.organisation, state="sent", way=invitation.way)
    return same.filter(address_digest__in=digests(invitation.address, "invitation"))


def _send(invitation: Invitation, token: str, actor: Actor, at: datetime) -> None:
    """Write to an e-mail address, account or not: the words and the time it takes are the same."""
    if invitation.way == Invitation.Way.EMAIL:
        tell_address(
            invitation.address,
            "parties.invited",
            at=at,
            about=invitation,
            link=reverse("parties:invitation", args=[token]),
            person=actor.name,
            organisation=invitation.organisation.name,
        )
