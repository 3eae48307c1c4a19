"""What must hold before a registration moves on; each gives the sentence why not, or None."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.registration.models import Registration
from rongtong.lib.actor import Actor

BOUND = ("signed", "performing", "completed")
"""States of a contract in force or fulfilled."""


def in_force(one: Registration, actor: Actor, at: datetime) -> Any:
    """Both have signed, and it did not end early."""
    if one.contract.state in BOUND and one.contract.signed_no is not None:
        return None
    return _("Only a contract that both sides have signed, and that did not end early, can be registered.")


def handed_in(one: Registration, actor: Actor, at: datetime) -> Any:
    """The form of this round is kept as it was handed in."""
    if one.submissions.filter(round=one.round, terms_no=one.contract.signed_no).exists():
        return None
    return _("Hand in the form first.")


def same_terms(one: Registration, actor: Actor, at: datetime) -> Any:
    """The terms handed in are still those in force."""
    if one.contract.signed_no == one.terms_no:
        return None
    return _("The contract was changed after it was handed in: return it.")


def has_number(one: Registration, actor: Actor, at: datetime) -> Any:
    """The registrar has given a number."""
    return None if one.number else _("Give the registration number.")


def first_time(one: Registration, actor: Actor, at: datetime) -> Any:
    """It is not registered yet."""
    return _("It is registered: only a change of it can be taken back.") if one.amended else None


def registered_before(one: Registration, actor: Actor, at: datetime) -> Any:
    """It is registered, and only a change is at stake."""
    return None if one.amended else _("It is not registered yet.")


def neither_side(one: Registration, actor: Actor, at: datetime) -> Any:
    """Nobody decides on a deal of an organisation they belong to, or on what they handed in."""
    houses = {side.organisation_id for side in (one.buyer, one.seller)} - {None}
    users = {side.person.user_id for side in (one.buyer, one.seller) if side.person is not None}
    users |= {one.begun_by_id, one.submitted_by_id}
    belongs = any(held.organisation in houses for held in actor.held)
    if belongs or (actor.id is not None and actor.id in users):
        return _("You belong to one of the sides. Another registrar has to decide this one.")
    return None


def contract_over(one: Registration, actor: Actor, at: datetime) -> Any:
    """The contract ended, so that its application ends as well."""
    if one.contract.state == "terminated":
        return None
    return _("The contract has not ended.")
