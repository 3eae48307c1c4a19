"""Reading members, requests, and who decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Delegation, Membership, Organisation
from rongtong.apps.parties.rules.memberships import DECIDE, END_DELEGATION, VIEW_MEMBERS
from rongtong.kit.permissions import scopes, visible
from rongtong.kit.permissions.queries import holding
from rongtong.kit.permissions.roles import roles
from rongtong.lib.actor import Actor, Held


@dataclass(frozen=True)
class Member:
    """A membership with the codes and names of the roles held."""

    membership: Membership
    codes: tuple[str, ...]

    @property
    def labels(self) -> list[str]:
        """Give the names of the roles beside plain membership."""
        return [roles()[code].label for code in self.codes if code != "org.member"]


def members(organisation: Organisation, *, actor: Actor, at: datetime) -> list[Member]:
    """Give the active members the actor may see, administrators first. Two queries."""
    rows = list(
        visible(actor, VIEW_MEMBERS, organisation.memberships.filter(state="active")).select_related("user")
    )
    held: dict[int, list[str]] = {}
    # With the roles named the index knows the rows: it begins with the role.
    own = [code for code, role in roles().items() if role.scope == "organisation"]
    rows_held = holding(at).filter(role__in=own, organisation=organisation.pk)
    for user, role in rows_held.values_list("user_id", "role"):
        held.setdefault(user, []).append(role)
    found = [Member(row, tuple(sorted(held.get(row.user_id, ())))) for row in rows]
    return sorted(found, key=lambda one: ("org.admin" not in one.codes, one.membership.since or at))


def requests(organisation: Organisation, *, actor: Actor) -> QuerySet[Membership]:
    """Give the requests to join that the actor may decide, oldest first."""
    asked = organisation.memberships.filter(state="requested")
    return visible(actor, DECIDE, asked).select_related("user").order_by("created_at", "pk")


def requests_waiting(actor: Actor) -> QuerySet[Membership]:
    """Give every request the actor may decide, oldest first."""
    asked = Membership.objects.filter(state="requested")
    return visible(actor, DECIDE, asked).select_related("user", "organisation").order_by("created_at", "pk")


def membership_of(organisation: Organisation, user_id: int | None) -> Membership | None:
    """Give the person's open membership, active or asked for."""
    return organisation.memberships.filter(user_id=user_id, state__in=("requested", "active")).first()


def own_memberships(user_id: int | None) -> QuerySet[Membership]:
    """Give the organisations a person belongs to or asked to join."""
    own = Membership.objects.filter(user_id=user_id, state__in=("requested", "active"))
    return own.select_related("organisation").order_by("-since", "pk")


def has_administrator(organisation: Organisation, at: datetime) -> bool:
    """Tell whether anybody administers it."""
    return organisation.admins(at).exists()


def deciders(organisation: Organisation, at: datetime) -> list[Any]:
    """Give the accounts that are asked about a request: administrators, else the centre's officers."""
    admins = list(organisation.admins(at).values_list("user_id", flat=True))
    found = admins or officers_of(organisation, at)
    return list(get_user_model().objects.filter(pk__in=found, is_active=True))


def officers_of(organisation: Organisation, at: datetime, role: str = "officer") -> list[int]:
    """Give the keys of the accounts whose ``role`` of a centre reaches the organisation's region."""
    return officers_at(organisation.region, at, role)


def officers_at(region: str, at: datetime, role: str = "officer") -> list[int]:
    """Give the keys of the accounts whose ``role`` of a centre reaches a region."""
    rows = list(holding(at).filter(role=role, centre__isnull=False).values_list("user_id", "centre"))
    reach = scopes.regions("centre", [(role, centre) for _user, centre in rows], at)
    return [user for user, centre in rows if region in reach.get((role, centre), ())]


def delegations(organisation: Organisation, at: datetime) -> QuerySet[Delegation]:
    """Give the delegations in force, for those who see the members."""
    now = organisation.delegations.filter(ended_at__isnull=True, starts_at__lte=at, ends_at__gt=at)
    return now.select_related("principal", "delegate")


def acting_for(user_id: int | None, at: datetime) -> QuerySet[Delegation]:
    """Give the delegations a person may use now."""
    now = Delegation.objects.filter(
        delegate_id=user_id, ended_at__isnull=True, starts_at__lte=at, ends_at__gt=at
    )
    return now.select_related("principal", "organisation")


def standing_in(actor: Actor, delegation: int, at: datetime) -> Actor | None:
    """Give the actor with the roles of the person they act for, in that organisation; None when it has ended.

    The account stays the delegate's own, and the name says for whom: the trail tells both.
    """
    given = acting_for(actor.id, at).filter(pk=delegation).first()
    if given is None:
        return None
    rows = holding(at).filter(user_id=given.principal_id, organisation=given.organisation_id)
    lent = tuple(Held(row.role, row.organisation) for row in rows if row.role in roles())
    name = _("%(delegate)s for %(principal)s") % {"delegate": actor.name, "principal": given.principal}
    held = (*actor.held, *(one for one in lent if one not in actor.held))
    # Not ``replace``: a request's actor is a lazy stand-in for one.
    return Actor(actor.kind, actor.id, name, held, actor.staff, actor.via, actor.scopes)


def membership(actor: Actor, pk: int) -> Membership:
    """Give one membership; 404 where there is none to see."""
    rows = visible(actor, VIEW_MEMBERS, Membership.objects.select_related("organisation", "user"))
    return get_object_or_404(rows, pk=pk)


def delegation(actor: Actor, pk: int) -> Delegation:
    """Give one delegation that the actor may end; 404 for any other."""
    return get_object_or_404(visible(actor, END_DELEGATION, Delegation.objects.all()), pk=pk)


def behind_clock(key: str) -> Membership:
    """Give the membership a clock is about, for what the site does by itself."""
    return Membership.objects.select_related("organisation", "user").get(pk=key)


def accounts(keys: list[int]) -> list[Any]:
    """Give the accounts of these keys that may sign in, to tell them something."""
    return list(get_user_model().objects.filter(pk__in=keys, is_active=True))
