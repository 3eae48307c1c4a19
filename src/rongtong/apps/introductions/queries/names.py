"""What a reader is told of who a side is: its name, or that it stays hidden for now."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import Role
from rongtong.apps.introductions.rules.introductions import CENTRE
from rongtong.apps.introductions.rules.sides import stands_for
from rongtong.lib.actor import Actor

STAND_IN = {
    Role.BUYER: _("Somebody with a need (anonymous)"),
    Role.SELLER: _("Somebody with an offer (anonymous)"),
}
"""The words that stand for a hidden side."""


@dataclass(frozen=True)
class Shown:
    """A side as a reader may know it. ``name`` is the stand-in while ``hidden``."""

    role: str
    name: str
    hidden: bool
    verified: bool
    own: bool


def shown(introduction: Introduction, role: str, actor: Actor) -> Shown:
    """Give a side as ``actor`` may know it: everywhere a side is named, it is named by this."""
    own = role in stands_for(actor, introduction)
    hidden = not (own or introduction.named_at(role) or _serves(actor, introduction.home(role)))
    house = introduction.party(role).organisation
    name = str(STAND_IN[Role(role)]) if hidden else str(introduction.party(role))
    return Shown(role, name, hidden, bool(house and house.verified), own)


def public_name(introduction: Introduction, role: str) -> str | Promise:
    """Give what the other side may read of a side's name."""
    return str(introduction.party(role)) if introduction.named_at(role) else STAND_IN[Role(role)]


def _serves(actor: Actor, home: str) -> bool:
    """Tell whether the actor's office serves a side's place: it knows whom it serves, hidden or not."""
    if actor.kind == "system" or (actor.staff is not None and "operator" in actor.roles()):
        return True
    return any(held.role in CENTRE and home in (held.regions or ()) for held in actor.held)
