"""Who stands behind one side of a deal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from rongtong.apps.parties.models import Party
from rongtong.apps.parties.queries.identity import RESOLVED, state_of
from rongtong.apps.parties.rules.sides import ACT
from rongtong.kit.permissions.queries import holders
from rongtong.lib.actor import Actor


def people_of(party: Party, *, at: datetime, roles: tuple[str, ...] = ACT) -> list[Any]:
    """Give the active accounts that act for a party: of a person the own, of an organisation by role."""
    if party.organisation is None:
        user = party.person.user if party.person is not None else None
        return [user] if user is not None and user.is_active else []
    held = Q()
    for role in roles:
        held |= Q(pk__in=holders(role, at=at, organisation=party.organisation_id).values("user"))
    return list(get_user_model().objects.filter(held, is_active=True).order_by("pk"))


def houses_of(actor: Actor, roles: tuple[str, ...] = ACT) -> list[int]:
    """Give the keys of the organisations for which an actor holds one of ``roles``, each once, in order."""
    return sorted({held.organisation for held in actor.held if held.role in roles and held.organisation})


def acts_for(actor: Actor, party: Party, roles: tuple[str, ...] = ACT) -> bool:
    """Tell whether the actor acts for a party: by a role in the organisation, or as the person."""
    if party.organisation_id is None:
        return actor.id is not None and party.person is not None and party.person.user_id == actor.id
    return any(held.role in roles and held.organisation == party.organisation_id for held in actor.held)


def parties_of(actor: Actor, roles: tuple[str, ...] = ACT) -> QuerySet[Party]:
    """Give the sides an actor acts for: organisations by role, and themselves."""
    mine = Q(organisation__in=houses_of(actor, roles))
    if actor.id is not None:
        mine |= Q(person__user=actor.id)
    return Party.objects.filter(mine).select_related("organisation", "person").order_by("pk")


def is_proven(party: Party) -> bool:
    """Tell whether the identity stands: a verified organisation, a person whose identity is resolved."""
    if party.organisation is not None:
        return party.organisation.verified
    return party.person is not None and state_of(party.person) == RESOLVED
