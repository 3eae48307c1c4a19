"""What must hold before somebody signs, declines or withdraws."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.disclosure.models import Agreement, Grant
from rongtong.apps.disclosure.models.choices import Side
from rongtong.apps.parties.queries.sides import acts_for, is_proven
from rongtong.apps.parties.rules.sides import ACT, SIGN
from rongtong.lib.actor import Actor


def sides_of(agreement: Agreement, actor: Actor, roles: tuple[str, ...] = ACT) -> list[Side]:
    """Give the sides the actor acts for."""
    return [side for side in Side if acts_for(actor, agreement.party(side), roles)]


def one_side(agreement: Agreement, actor: Actor, at: datetime) -> Any:
    """Nobody signs with themselves, and nobody else for the two."""
    sides = sides_of(agreement, actor, SIGN)
    if not sides:
        return _("Only the two sides sign it.")
    if len(sides) > 1:
        return _("You act for both sides. Somebody else must sign for one of them.")
    return None


def not_signed(agreement: Agreement, actor: Actor, at: datetime) -> Any:
    """A side signs once."""
    done = {one.side for one in agreement.signatures.all()}
    if any(side in done for side in sides_of(agreement, actor, SIGN)):
        return _("Your side has signed. It takes effect as soon as the other side has.")
    return None


def both_proven(agreement: Agreement, actor: Actor, at: datetime) -> Any:
    """An agreement with somebody unknown binds nobody."""
    lacking = [side for side in Side if not is_proven(agreement.party(side))]
    if any(side in sides_of(agreement, actor, SIGN) for side in lacking):
        return _("Your identity is not proven yet. Have it verified first; then this button works.")
    if lacking:
        return _("The identity of the other side is not proven yet. On this page they read what to do.")
    return None


def asked_by_other(agreement: Agreement, actor: Actor, at: datetime) -> Any:
    """Who asked withdraws; who was asked declines."""
    if sides_of(agreement, actor) == [Side(agreement.asked_by)]:
        return _("Your own side asked for it: withdraw it instead.")
    return None


def asked_by_own(agreement: Agreement, actor: Actor, at: datetime) -> Any:
    """Who asked withdraws; who was asked declines."""
    if Side(agreement.asked_by) not in sides_of(agreement, actor):
        return _("The other side asked for it: decline it instead.")
    return None


def agreement_stands(grant: Grant, actor: Actor, at: datetime) -> Any:
    """Nothing is opened without an agreement that binds."""
    if not grant.agreement.stands(at):
        return _("The confidentiality agreement does not bind any more. Sign a new one first.")
    return None
