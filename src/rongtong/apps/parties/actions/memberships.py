"""Asking to join, deciding, leaving, removing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Membership, Organisation
from rongtong.apps.parties.queries.memberships import deciders, has_administrator
from rongtong.apps.parties.rules.memberships import ASK
from rongtong.apps.parties.rules.organisation_roles import ADMIN
from rongtong.kit import clocks
from rongtong.kit.audit import action, record
from rongtong.kit.notices import tell
from rongtong.kit.permissions import need
from rongtong.kit.workflow import perform
from rongtong.lib.actor import Actor

CLOCK = "parties.joining_request"


@action
def ask_to_join(
    *, organisation: Organisation, actor: Actor, at: datetime, message: str = "", title: str = ""
) -> Membership:
    """Ask to become a member; who decides is told, a clock starts. ValidationError when asked already."""
    request = Membership(
        organisation=organisation, user_id=actor.id, message=message, title=title, created_at=at
    )  # fmt: skip
    need(actor, ASK, request)
    if organisation.merged_into_id:
        raise ValidationError(_("This record was merged into another one. Ask there."))
    try:
        with transaction.atomic():
            request.save()
    except IntegrityError:
        raise ValidationError(_("You are a member or have asked already.")) from None
    record("parties.membership.asked", about=request, actor=actor, at=at)
    clocks.start(CLOCK, request, at=at, actor=actor)
    tell(
        deciders(organisation, at),
        "parties.joining_asked",
        at=at,
        about=request,
        link=reverse("parties:members", args=[organisation.pk]),
        person=actor.name,
        organisation=organisation.name,
    )
    return request


@action
def admit(
    *, membership: Membership, roles: Sequence[str], actor: Actor, at: datetime, version: int | None = None
) -> Membership:
    """Let the person in with ``roles`` beside ``org.member``; the first one in becomes administrator."""
    membership.organisation.lock()
    given = sorted({*roles} | (set() if has_administrator(membership.organisation, at) else {ADMIN}))
    done = perform(membership, "admit", actor=actor, at=at, data={"roles": given}, version=version)
    clocks.stop(CLOCK, done, at=at, actor=actor)
    _answer(done, "parties.joining_admitted", at)
    return done


@action
def refuse(
    *, membership: Membership, reason: str, note: str, actor: Actor, at: datetime, version: int | None = None
) -> Membership:
    """Refuse a request with a typed reason; the person is told which."""
    membership.organisation.lock()
    done = perform(membership, "refuse", actor=actor, at=at, reason=reason, note=note, version=version)
    clocks.stop(CLOCK, done, at=at, actor=actor)
    _answer(done, "parties.joining_refused", at, note=note)
    return done


@action
def withdraw(*, membership: Membership, actor: Actor, at: datetime) -> Membership:
    """Take one's own request back."""
    membership.organisation.lock()
    done = perform(membership, "withdraw", actor=actor, at=at)
    clocks.stop(CLOCK, done, at=at, actor=actor)
    return done


@action
def leave(*, membership: Membership, actor: Actor, at: datetime, note: str = "") -> Membership:
    """Leave; access ends with this transaction. Hindered for the only administrator."""
    membership.organisation.lock()
    return perform(membership, "leave", actor=actor, at=at, note=note)


@action
def remove(
    *,
    membership: Membership,
    reason: str,
    actor: Actor,
    at: datetime,
    note: str = "",
    version: int | None = None,
) -> Membership:
    """Remove a member with a typed reason; access ends with this transaction and the person is told."""
    membership.organisation.lock()
    done = perform(membership, "remove", actor=actor, at=at, reason=reason, note=note, version=version)
    _answer(done, "parties.membership_removed", at, note=note)
    return done


def _answer(membership: Membership, notice: str, at: datetime, **words: str) -> None:
    link = reverse("parties:organisation", args=[membership.organisation_id])
    tell(
        membership.user,
        notice,
        at=at,
        about=membership,
        link=link,
        organisation=membership.organisation.name,
        **words,
    )
