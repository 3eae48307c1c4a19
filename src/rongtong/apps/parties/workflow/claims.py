"""How an account claims a record that an office has drafted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Claim, Person
from rongtong.apps.parties.rules import identity as rules
from rongtong.apps.parties.workflow.people_notices import tell_claimant
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

REASONS_REFUSED = (
    ("other_person", _("This is another person")),
    ("no_proof", _("The documents do not show it")),
    ("other", _("Another reason, in the note")),
)


def still_unclaimed(claim: Claim, actor: Actor, at: datetime) -> Any:
    """A record has one owner."""
    if claim.person.user_id is not None:
        return _("Somebody else owns this record by now. Refuse the claim or open a dispute.")
    return None


def one_record_each(claim: Claim, actor: Actor, at: datetime) -> Any:
    """An account that has filled in its own record keeps that one: the two are merged instead."""
    own = Person.objects.filter(user=claim.user_id).exclude(pk=claim.person_id).first()
    if own is not None and (own.about or own.listed_at or own.resident_id):
        return _("This account has a record of its own. Merge the two records instead.")
    return None


def not_one_s_own(claim: Claim, actor: Actor, at: datetime) -> Any:
    """Nobody grants their own claim."""
    if actor.id is not None and actor.id == claim.user_id:
        return _("Nobody decides on their own claim. A colleague must do it.")
    return None


def hand_over(claim: Claim, change: Change) -> None:
    """Give the record to the account; its empty record of before goes."""
    Person.objects.filter(user=claim.user_id).exclude(pk=claim.person_id).delete()
    Person.objects.filter(pk=claim.person_id).update(user=claim.user_id)
    claim.person.claims.exclude(pk=claim.pk).filter(state="asked", user=claim.user_id).delete()


WORKFLOW = Workflow(
    "parties.claim",
    _("Claim of a drafted record"),
    model="parties.Claim",
    states=(
        State("asked", _("Claimed"), "start"),
        State("granted", _("Granted"), "good"),
        State("refused", _("Turned down"), "bad", step=False),
        State("withdrawn", _("Withdrawn"), "end", step=False),
    ),
    transitions=(
        Transition(
            "grant",
            _("It is the same person"),
            ("asked",),
            "granted",
            rules.CLAIM_DECIDE,
            guards=(
                Guard("not_one_s_own", not_one_s_own),
                Guard("unclaimed", still_unclaimed),
                Guard("one_record", one_record_each),
            ),
            effects=(hand_over, tell_claimant),
            primary=True,
        ),
        Transition(
            "refuse",
            _("Turn down"),
            ("asked",),
            "refused",
            rules.CLAIM_DECIDE,
            guards=(Guard("not_one_s_own", not_one_s_own),),
            effects=(tell_claimant,),
            reasons=REASONS_REFUSED,
        ),
        Transition("withdraw", _("Take back"), ("asked",), "withdrawn", rules.CLAIM),
    ),
)
