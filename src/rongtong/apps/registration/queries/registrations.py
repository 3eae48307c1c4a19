"""Registrations somebody sees, and who is told of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from rongtong.apps.contracts.models import Contract
from rongtong.apps.parties.queries.sides import acts_for, parties_of, people_of
from rongtong.apps.parties.rules.sides import ACT, READ
from rongtong.apps.registration.models import Registration
from rongtong.apps.registration.models.registrations import OVER
from rongtong.apps.registration.rules.registrations import DECIDE, REGISTRAR, VIEW
from rongtong.kit.permissions import can, visible
from rongtong.kit.permissions.queries import actor_for, holders
from rongtong.lib.actor import Actor

SIDES = ("buyer__organisation", "buyer__person", "seller__organisation", "seller__person")


def with_sides() -> QuerySet[Registration]:
    """Give all registrations, their sides, contract and office fetched with them."""
    return Registration.objects.select_related(*SIDES, "contract", "office", "registrar")


def seen(actor: Actor) -> QuerySet[Registration]:
    """Give the registrations an actor may open."""
    return visible(actor, VIEW, with_sides())


def of_parties(actor: Actor) -> QuerySet[Registration]:
    """Give the registrations of the parties an actor acts for, on either side."""
    mine = parties_of(actor, READ).values("pk")
    rows = with_sides().filter(Q(buyer__in=mine) | Q(seller__in=mine))
    return rows if can(actor, VIEW) else rows.none()


def watches(one: Registration, actor: Actor) -> bool:
    """Tell whether the actor reads as somebody of neither side who does not decide either."""
    own = any(acts_for(actor, side, READ) for side in (one.seller, one.buyer))
    return not own and not can(actor, DECIDE, one)


def by_key(key: Any) -> Registration:
    """Give the registration behind a clock or fact."""
    return with_sides().get(pk=key)


def open_of(contract: Contract) -> Registration | None:
    """Give the registration of a contract that runs or stands; None when there is none."""
    found: Registration | None = contract.registrations.exclude(state__in=OVER).first()
    return found


def open_of_key(contract: int) -> Registration | None:
    """Give the registration of a contract's key that runs or stands."""
    return with_sides().filter(contract=contract).exclude(state__in=OVER).first()


def latest_of(contract: Contract) -> Registration | None:
    """Give the one that stands, else the latest that ended; None when nobody ever applied."""
    return open_of(contract) or contract.registrations.order_by("-begun_at", "-pk").first()


def is_applicant(one: Registration, actor: Actor) -> bool:
    """Tell whether the actor acts for the seller."""
    return acts_for(actor, one.seller, ACT)


def registrars_of(one: Registration, *, at: datetime) -> list[Any]:
    """Give the active accounts that may decide on it: registrars whose regions hold the seller's home."""
    held = Q(pk__in=holders(REGISTRAR, at=at).values("user"))
    every = get_user_model().objects.filter(held, is_active=True).order_by("pk")
    return [user for user in every if can(actor_for(user, at=at), DECIDE, one)]


def applicants_of(one: Registration, *, at: datetime) -> list[Any]:
    """Give who acts for the seller."""
    return people_of(one.seller, at=at)


def office_of(actor: Actor, one: Registration) -> int | None:
    """Give the centre for which the actor decides on this one: the post whose regions hold the seller."""
    for held in actor.held:
        if held.role == REGISTRAR and one.seller_home in (held.regions or ()):
            return held.centre
    return None


def is_registrar(actor: Actor) -> bool:
    """Tell whether the actor has a registrar's post."""
    return any(held.role == REGISTRAR for held in actor.held)
