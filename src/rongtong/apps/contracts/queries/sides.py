"""Which side of a contract somebody acts for, and who is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.models.choices import Side
from rongtong.apps.parties.models import Party
from rongtong.apps.parties.queries.sides import acts_for, people_of
from rongtong.apps.parties.rules.sides import ACT
from rongtong.lib.actor import Actor


def sides_of(contract: Contract, actor: Actor, roles: tuple[str, ...] = ACT) -> list[str]:
    """Give the sides an actor acts for: none, one, or both when somebody works for both."""
    return [str(side) for side in Side if acts_for(actor, contract.party(side), roles)]


def side_of(contract: Contract, actor: Actor, wanted: str = "", roles: tuple[str, ...] = ACT) -> str:
    """Give the side an actor speaks for: the ``wanted`` one if they act for it, else the first; or empty."""
    sides = sides_of(contract, actor, roles)
    return wanted if wanted in sides else (sides[0] if sides and not wanted else "")


def same_owner(one: Party, other: Party) -> bool:
    """Tell whether two parties are one and the same; after a merge two rows may name one owner."""
    mine = (one.organisation_id, one.person_id)
    return one.pk == other.pk or mine == (other.organisation_id, other.person_id)


def people(contract: Contract, *sides: str, at: datetime, roles: tuple[str, ...] = ACT) -> list[Any]:
    """Give the accounts that act for the named sides, each once."""
    found: dict[int, Any] = {}
    for side in sides:
        found |= {one.pk: one for one in people_of(contract.party(side), at=at, roles=roles)}
    return list(found.values())
