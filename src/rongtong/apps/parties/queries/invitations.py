"""Reading invitations: of an organisation, by a token, and those that wait for a person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from rongtong.apps.parties.models import Invitation, Organisation
from rongtong.apps.parties.models.invitations import digest_of
from rongtong.apps.parties.rules.memberships import INVITE
from rongtong.kit.fields import digests
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

OPEN = ("sent", "expired")


def open_invitations(organisation: Organisation, actor: Actor) -> QuerySet[Invitation]:
    """Give the invitations of an organisation that wait for an answer or have run out."""
    return visible(actor, INVITE, organisation.invitations.filter(state__in=OPEN)).select_related(
        "invited_by"
    )


def by_token(token: str) -> Invitation | None:
    """Give the invitation a token opens, whatever its state; None for a token nobody made."""
    rows = Invitation.objects.select_related("organisation", "invited_by")
    return rows.filter(token_digest=digest_of(token)).first()


def waiting_for(user: Any, at: datetime) -> list[Invitation]:
    """Give the invitations that name an address of the account and can still be accepted. One query."""
    named = Q(pk__in=())
    if user.email:
        named |= Q(way="email", address_digest__in=digests(user.email, "invitation"))
    if user.phone and user.phone_verified:
        named |= Q(way="phone", address_digest__in=digests(user.phone, "invitation"))
    rows = Invitation.objects.filter(named, state="sent", expires_at__gt=at)
    return list(rows.select_related("organisation", "invited_by"))


def invitation(actor: Actor, pk: int) -> Invitation:
    """Give one invitation that the actor may send again or withdraw; 404 for any other."""
    rows = visible(actor, INVITE, Invitation.objects.select_related("organisation"))
    return get_object_or_404(rows, pk=pk)


def run_out(at: datetime) -> QuerySet[Invitation]:
    """Give every open invitation whose time is over, for what the site does by itself."""
    return Invitation.objects.filter(state="sent", expires_at__lte=at).order_by("pk")
