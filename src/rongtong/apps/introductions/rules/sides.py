"""On whose side somebody stands in an introduction."""

from __future__ import annotations

from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import Role
from rongtong.apps.introductions.models.talk import Voice
from rongtong.apps.introductions.rules.introductions import CENTRE
from rongtong.apps.parties.rules.sides import READ
from rongtong.lib.actor import Actor

OFFICERS = (*CENTRE, "operator")


def stands_for(actor: Actor, introduction: Introduction, roles: tuple[str, ...] = READ) -> frozenset[str]:
    """Give the sides an actor belongs to: none, one, or, for who belongs to both, both."""
    return frozenset(role for role in Role.values if _belongs(actor, introduction, role, roles))


def _belongs(actor: Actor, introduction: Introduction, role: str, roles: tuple[str, ...]) -> bool:
    party, owner = introduction.party(role), introduction.listing(role).person
    people = [one.user_id for one in (party.person, owner) if one is not None]
    if actor.id is not None and actor.id in people:
        return True
    house = party.organisation_id
    return house is not None and any(held.role in roles and held.organisation == house for held in actor.held)


def side_of(actor: Actor, introduction: Introduction) -> str:
    """Give the side an actor reads and writes for: buyer or seller; empty for who is neither.

    Who belongs to both stands for the one that asked.
    """
    found = stands_for(actor, introduction)
    if introduction.asked_by in found:
        return introduction.asked_by
    return next(iter(found), "")


def voice_of(actor: Actor, introduction: Introduction) -> str:
    """Give on whose side an actor writes: a side's, else the service centre's."""
    return side_of(actor, introduction) or str(Voice.CENTRE)
