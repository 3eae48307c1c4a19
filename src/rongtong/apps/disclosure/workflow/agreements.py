"""A confidentiality agreement: asked for, signed by one, binding; declined, withdrawn, ended, run out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.disclosure.facts import AgreementEnded, AgreementSigned
from rongtong.apps.disclosure.models import Agreement, Signature
from rongtong.apps.disclosure.rules.agreements import ASK, BIND, RUN_OUT
from rongtong.apps.disclosure.rules.terms import years_on
from rongtong.apps.disclosure.workflow.grants import close_grants
from rongtong.apps.disclosure.workflow.guards import (
    asked_by_other,
    asked_by_own,
    both_proven,
    not_signed,
    one_side,
    sides_of,
)
from rongtong.apps.disclosure.workflow.telling import tell_other, tell_sides
from rongtong.apps.parties.queries.persons import own
from rongtong.apps.parties.rules.sides import SIGN
from rongtong.kit import clocks
from rongtong.kit.facts import publish
from rongtong.kit.jobs import enqueue
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import SYSTEM

ANSWER = "disclosure.agreement_answer"
PAPER = "disclosure.make_paper"
"""The job that typesets what both signed."""
DECLINE_REASONS = (
    ("early", _("Too early: let us talk about what is public first")),
    ("wording", _("We need a wording of our own")),
    ("signer", _("Nobody here may sign it at the moment")),
    ("not_needed", _("We need nothing confidential for this")),
    ("other", _("Another reason, see the note")),
)
REVOKE_REASONS = (
    ("ended", _("The talks are over")),
    ("breach", _("What was confidential was passed on or used otherwise")),
    ("changed", _("Who may know of it has changed")),
    ("replaced", _("A contract with its own clause takes its place")),
    ("other", _("Another reason, see the note")),
)


def term_clock(years: int) -> str:
    """Give the kind of the clock of a term."""
    return f"disclosure.agreement_{years}"


def _sign(agreement: Agreement, change: Change) -> None:
    side, person = sides_of(agreement, change.actor, SIGN)[0], own(change.actor)
    name = person.name if person is not None else change.actor.name
    Signature.objects.create(
        agreement=agreement, side=side, user_id=change.actor.id, name=name[:80],
        sha256=agreement.sha256, at=change.at,
    )  # fmt: skip


def _told_half(agreement: Agreement, change: Change) -> None:
    tell_other(agreement, change, "disclosure.half_signed")


def _bind(agreement: Agreement, change: Change) -> None:
    clocks.stop(ANSWER, agreement, at=change.at)
    clocks.start(term_clock(agreement.years), agreement, at=change.at)
    agreement.keep(signed_at=change.at, ends_at=years_on(change.at, agreement.years))
    enqueue(PAPER, actor=SYSTEM, at=change.at, about=agreement, agreement=agreement.pk)
    publish(AgreementSigned(agreement.pk, agreement.introduction_id), at=change.at)
    tell_sides(agreement, "disclosure.signed", at=change.at)


def _refused(agreement: Agreement, change: Change) -> None:
    clocks.stop(ANSWER, agreement, at=change.at)
    agreement.keep(ended_at=change.at)
    told = {"decline": "disclosure.declined", "withdraw": "disclosure.withdrawn"}
    if change.transition.name in told:
        tell_other(agreement, change, told[change.transition.name], why=_reason(change))
    else:
        tell_sides(agreement, "disclosure.lapsed", at=change.at)


def _ended(agreement: Agreement, change: Change) -> None:
    clocks.stop(term_clock(agreement.years), agreement, at=change.at)
    agreement.keep(ended_at=change.at)
    close_grants(agreement, change.at)
    publish(
        AgreementEnded(agreement.pk, agreement.introduction_id, change.reason or change.transition.name),
        at=change.at,
    )
    if change.transition.name == "revoke":
        tell_other(agreement, change, "disclosure.revoked", why=_reason(change))
    else:
        tell_sides(agreement, "disclosure.expired", at=change.at)


def _reason(change: Change) -> str:
    return str(dict(change.transition.reasons).get(change.reason, ""))


_SIGN = (Guard("one_side", one_side), Guard("not_signed", not_signed), Guard("both_proven", both_proven))
_SURE = _("You sign for your side: it is bound as by a signature on paper. The text stands above.")
WORKFLOW = Workflow(
    "disclosure.agreement",
    _("Confidentiality agreements"),
    model="disclosure.Agreement",
    states=(
        State("asked", _("To be signed"), "start"),
        State("half", _("Signed by one side"), "waiting"),
        State("standing", _("Binding"), "good"),
        State("declined", _("Declined"), "bad", step=False),
        State("withdrawn", _("Withdrawn"), "end", step=False),
        State("lapsed", _("Not answered in time"), "end", step=False),
        State("revoked", _("Ended before its time"), "bad", step=False),
        State("expired", _("Run out"), "end"),
    ),
    transitions=(
        Transition(
            "sign", _("Sign"), ("asked",), "half", BIND, guards=_SIGN, effects=(_sign, _told_half),
            primary=True, confirm=_SURE,
        ),
        Transition(
            "countersign", _("Sign as well"), ("half",), "standing", BIND, guards=_SIGN,
            effects=(_sign, _bind), primary=True, confirm=_SURE,
        ),
        Transition(
            "decline", _("Decline"), ("asked", "half"), "declined", ASK,
            guards=(Guard("asked_by_other", asked_by_other),), effects=(_refused,), reasons=DECLINE_REASONS,
        ),
        Transition(
            "withdraw", _("Withdraw it"), ("asked", "half"), "withdrawn", ASK,
            guards=(Guard("asked_by_own", asked_by_own),), effects=(_refused,),
        ),
        Transition("lapse", _("Let it lapse"), ("asked", "half"), "lapsed", RUN_OUT, effects=(_refused,)),
        Transition(
            "revoke", _("End it early"), ("standing",), "revoked", BIND, effects=(_ended,),
            reasons=REVOKE_REASONS,
            confirm=_("Nobody reads on from this moment. What was read stays listed and stays confidential."),
        ),
        Transition(
            "expire", _("Let it run out"), ("standing",), "expired", RUN_OUT, effects=(_ended,), primary=True
        ),
    ),
)  # fmt: skip
