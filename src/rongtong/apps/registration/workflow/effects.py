"""What follows in the same transaction when a registration moves on."""

from __future__ import annotations

from rongtong.apps.contracts.models import Terms
from rongtong.apps.contracts.rules.values import technology, total
from rongtong.apps.registration import facts
from rongtong.apps.registration.models import Registration
from rongtong.kit import clocks
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change

TAKE_UP, DECISION = "registration.take_up", "registration.decision"


def submitted(one: Registration, change: Change) -> None:
    """It lies on the desk; taking it up has its own clock."""
    one.keep(submitted_by_id=change.actor.id, submitted_at=change.at)
    clocks.start(TAKE_UP, one, at=change.at)
    publish(facts.RegistrationSubmitted(one.pk, one.contract_id), at=change.at)


def accepted(one: Registration, change: Change) -> None:
    """A registrar has it; the term of the decision runs from now."""
    one.keep(registrar_id=change.actor.id, accepted_at=change.at)
    clocks.stop(TAKE_UP, one, at=change.at)
    clocks.start(DECISION, one, at=change.at)


def decided(one: Registration, change: Change) -> None:
    """Somebody said yes or no, or sent it back."""
    one.keep(decided_by_id=change.actor.id, decided_at=change.at)
    clocks.stop(DECISION, one, at=change.at)


def registered(one: Registration, change: Change) -> None:
    """The first time it counts; later it is a change under the same number."""
    fact = facts.ContractRegistered if change.data.get("first") else facts.RegistrationChanged
    publish(fact(one.pk, one.contract_id), at=change.at)


def put_back(one: Registration, change: Change) -> None:
    """What is registered stays as it was: the round registered last speaks again."""
    last = one.submissions.get(round=one.registered_round)
    follow(one, one.contract.terms.get(number=last.terms_no))
    one.keep(fields=last.fields)


def follow(one: Registration, terms: Terms) -> None:
    """Let the columns show a version of the terms."""
    values = terms.values
    one.keep(
        terms_no=terms.number, title=values["title"], kind=values["kind"], subkind=values["subkind"],
        total_fen=total(values), technology_fen=technology(values),
    )  # fmt: skip


def refused(one: Registration, change: Change) -> None:
    """未予登记."""
    publish(facts.RegistrationRefused(one.pk, one.contract_id, change.reason), at=change.at)


def cancelled(one: Registration, change: Change) -> None:
    """It is registered no more; the number is not given again."""
    clocks.stop(TAKE_UP, one, at=change.at)
    publish(facts.RegistrationCancelled(one.pk, one.contract_id, change.reason), at=change.at)


def taken_back(one: Registration, change: Change) -> None:
    """Nobody waits for anything any more."""
    clocks.stop(TAKE_UP, one, at=change.at)
    clocks.stop(DECISION, one, at=change.at)
