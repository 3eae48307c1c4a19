"""What an actor reaches of deals, as values: own parties and regions, so that indexes find the rows.

A condition over the sides' organisations, persons and accounts beside one over regions would read every deal
there is (two joins to each side under one OR).
"""

from __future__ import annotations

from django.db.models import Q, Subquery

from rongtong.apps.contracts.rules.contracts import STAFF
from rongtong.apps.parties.models import Party, Person
from rongtong.apps.parties.queries.sides import houses_of
from rongtong.apps.parties.rules.sides import READ
from rongtong.lib.actor import Actor


def parties_of(actor: Actor, roles: tuple[str, ...] = READ) -> list[int]:
    """Give the keys of the parties an actor acts for by one of ``roles``, or is. One query."""
    own = Q(organisation__in=houses_of(actor, roles))
    if actor.id is not None:
        own |= Q(person=Subquery(Person.objects.filter(user=actor.id).values("pk")[:1]))
    return list(Party.objects.filter(own).order_by("pk").values_list("pk", flat=True))


def reached(actor: Actor, *, looks_on: bool = True) -> Q:
    """Give the filter of deals that VIEW lets an actor read; ``looks_on``: also those of others."""
    if looks_on and (actor.kind == "system" or _operates(actor)):
        return Q()
    keys = parties_of(actor)
    found = Q(buyer__in=keys) | Q(seller__in=keys)
    regions = sorted({code for held in actor.held if held.role in STAFF for code in held.regions or ()})
    if looks_on and regions:
        found |= Q(buyer_home__in=regions) | Q(seller_home__in=regions)
    return found


def _operates(actor: Actor) -> bool:
    return actor.staff is not None and any(held.role == "operator" for held in actor.held)
