"""Letting somebody act in one's place until a day; ending it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Delegation, Membership
from rongtong.apps.parties.rules.memberships import DELEGATE, END_DELEGATION
from rongtong.kit.audit import action, record
from rongtong.kit.notices import tell
from rongtong.kit.permissions import need
from rongtong.lib.actor import Actor

LONGEST = timedelta(days=180)
"""Half a year: whoever is away longer hands the role over."""


@action
def delegate(
    *, principal: Membership, delegate: Membership, until: datetime, reason: str, actor: Actor, at: datetime
) -> Delegation:
    """Let ``delegate`` act for ``principal`` in their organisation until then; both must be members.

    ValidationError names the field that does not fit.
    """
    made = Delegation(
        organisation_id=principal.organisation_id,
        principal_id=principal.user_id, delegate_id=delegate.user_id,
        reason=reason, starts_at=at, ends_at=until,
    )  # fmt: skip
    need(actor, DELEGATE, made)
    # Who was removed meanwhile is no member, whatever the caller read before.
    principal.organisation.lock()
    for one in (principal, delegate):
        one.refresh_from_db(fields=["state"])
    _fits(principal, delegate, until, at)
    Delegation.objects.filter(
        organisation=made.organisation, principal=made.principal, delegate=made.delegate,
        ended_at__isnull=True, ends_at__lte=at,
    ).update(ended_at=at)  # fmt: skip
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise ValidationError({"delegate": _("This person acts for you already. End that first.")}) from None
    data = {"for": made.principal_id, "by": made.delegate_id, "until": until.isoformat()}
    record("parties.delegation.given", about=made, actor=actor, at=at, reason=reason, data=data)
    tell(
        made.delegate,
        "parties.delegated",
        at=at,
        about=made,
        link=reverse("parties:members", args=[made.organisation_id]),
        person=str(made.principal),
        organisation=made.organisation.name,
        until=f"{until:%Y-%m-%d}",
    )
    return made


@action
def end_delegation(*, delegation: Delegation, actor: Actor, at: datetime) -> Delegation:
    """End it now; one that has ended is left as it is."""
    need(actor, END_DELEGATION, delegation)
    if Delegation.objects.filter(pk=delegation.pk, ended_at__isnull=True).update(ended_at=at):
        record("parties.delegation.ended", about=delegation, actor=actor, at=at)
    delegation.refresh_from_db()
    return delegation


def _fits(principal: Membership, delegate: Membership, until: datetime, at: datetime) -> None:
    if principal.organisation_id != delegate.organisation_id or {principal.state, delegate.state} != {
        "active"
    }:
        raise ValidationError({"delegate": _("Choose a member of the same organisation.")})
    if principal.user_id == delegate.user_id:
        raise ValidationError({"delegate": _("Choose somebody else.")})
    if not at < until <= at + LONGEST:
        raise ValidationError({"until": _("Choose a day within the next 180 days.")})


@action
def take_up(*, delegation: Delegation, actor: Actor, at: datetime) -> None:
    """Note that the delegate begins to act for the principal. Refused to everybody else."""
    need(actor, END_DELEGATION, delegation)
    data = {"for": delegation.principal_id}
    record("parties.delegation.taken_up", about=delegation, actor=actor, at=at, data=data)
