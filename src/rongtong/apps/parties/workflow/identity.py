"""How an identity is asserted, checked, resolved and disputed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Identity, Twin
from rongtong.apps.parties.rules import identity as rules
from rongtong.apps.parties.workflow.people_notices import tell_owner
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

REASONS_BACK = (
    ("unreadable", _("A document cannot be read")),
    ("outdated", _("A document is out of date")),
    ("mismatch", _("Name or number differ from the record")),
    ("missing", _("A document is missing")),
    ("other", _("Another reason, in the note")),
)
REASONS_DISPUTE = (
    ("not_me", _("This is not me")),
    ("two_people", _("Works of two people are mixed up")),
    ("stolen", _("Somebody used a name that is not theirs")),
    ("left", _("The employer says they no longer work there")),
    ("other", _("Another reason, in the note")),
)


def has_proof(identity: Identity, actor: Actor, at: datetime) -> Any:
    """Refuse while nothing speaks for the identity."""
    person = identity.person
    if person.resident_id or person.identifiers.exists() or identity.proofs.exists():
        return None
    return _("Add a document, a resident ID or an ORCID first: without one nobody can check who this is.")


def not_oneself(identity: Identity, actor: Actor, at: datetime) -> Any:
    """Nobody checks themselves."""
    if actor.id is not None and actor.id == identity.person.user_id:
        return _("Nobody checks their own identity. A colleague must do it.")
    return None


def another_pair_of_eyes(identity: Identity, actor: Actor, at: datetime) -> Any:
    """Who checked the documents does not also resolve."""
    if actor.id is not None and actor.id == identity.checked_by_id:
        return _("You checked the documents yourself. Another reviewer must resolve the identity.")
    return None


def no_open_twin(identity: Identity, actor: Actor, at: datetime) -> Any:
    """Two records that may be one human are not resolved side by side."""
    mine = Q(first=identity.person_id) | Q(second=identity.person_id)
    if Twin.objects.filter(mine, state="proposed").exists():
        return _("Another record may be the same person. Decide on that first, on this page.")
    return None


def note_since(identity: Identity, change: Change) -> None:
    """Keep since when the state holds: the desk sorts by it."""
    identity.state_since = change.at
    identity.save(update_fields=["state_since"])


def note_checker(identity: Identity, change: Change) -> None:
    """Keep who checked, so that somebody else resolves."""
    identity.checked_by_id = change.actor.id
    identity.save(update_fields=["checked_by"])


_PROOF = Guard("proof", has_proof)
_NOT_ONESELF = Guard("not_oneself", not_oneself)

WORKFLOW = Workflow(
    "parties.identity",
    _("Identity of a person"),
    model="parties.Identity",
    states=(
        State("unverified", _("Unverified"), "start"),
        State("asserted", _("Handed in"), "waiting"),
        State("checked", _("Documents checked"), "open"),
        State("resolved", _("Resolved"), "good"),
        State("disputed", _("Disputed"), "bad", step=False),
    ),
    transitions=(
        Transition(
            "assert",
            _("Hand in for checking"),
            ("unverified",),
            "asserted",
            rules.ASSERT,
            guards=(_PROOF,),
            effects=(note_since,),
            primary=True,
            help=_("A reviewer of your service centre looks at the documents within three working days."),
        ),
        Transition(
            "check",
            _("Documents agree"),
            ("asserted",),
            "checked",
            rules.CHECK,
            guards=(_PROOF, _NOT_ONESELF),
            effects=(note_since, note_checker, tell_owner),
            primary=True,
        ),
        Transition(
            "resolve",
            _("Resolve"),
            ("checked",),
            "resolved",
            rules.RESOLVE,
            guards=(
                _NOT_ONESELF,
                Guard("another_eyes", another_pair_of_eyes),
                Guard("no_twin", no_open_twin),
            ),
            effects=(note_since, tell_owner),
            primary=True,
            help=_("From then on the person may be assigned to needs and reviews."),
        ),
        Transition(
            "return",
            _("Send back"),
            ("asserted", "checked"),
            "unverified",
            rules.CHECK,
            guards=(_NOT_ONESELF,),
            effects=(note_since, tell_owner),
            reasons=REASONS_BACK,
        ),
        Transition(
            "reopen",
            _("Take back to change"),
            ("asserted", "checked", "resolved"),
            "unverified",
            rules.ASSERT,
            effects=(note_since,),
            confirm=_("The identity must then be checked again."),
        ),
        Transition(
            "dispute",
            _("Dispute"),
            ("asserted", "checked", "resolved"),
            "disputed",
            rules.DISPUTE,
            effects=(note_since, tell_owner),
            reasons=REASONS_DISPUTE,
            confirm=_("Until this is settled the person is assigned to nothing."),
        ),
        Transition(
            "settle",
            _("Begin again"),
            ("disputed",),
            "unverified",
            rules.RESOLVE,
            guards=(_NOT_ONESELF,),
            effects=(note_since,),
            primary=True,
            help=_("The person hands in fresh evidence; what was found stays in the history."),
        ),
    ),
)
