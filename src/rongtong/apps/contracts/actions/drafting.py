"""Writing and proposing terms, accepting exactly the version one has read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.contracts.actions.finals import make_final
from rongtong.apps.contracts.actions.holding import hold, speaking_for
from rongtong.apps.contracts.actions.telling import tell_side
from rongtong.apps.contracts.models import Acceptance, Contract, Draft, Terms
from rongtong.apps.contracts.models.choices import Origin, other
from rongtong.apps.contracts.queries.contracts import terms_no
from rongtong.apps.contracts.queries.sides import side_of
from rongtong.apps.contracts.rules.contracts import NEGOTIATE
from rongtong.apps.contracts.rules.values import clean, technology, total
from rongtong.apps.contracts.workflow.guards import SIDES, whole
from rongtong.kit import clocks
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need as need_permission
from rongtong.kit.workflow import Conflict, Hindered, perform
from rongtong.lib.actor import Actor

ANSWER_CLOCK = "contracts.answer"
WRITING = ("drafting", "signed", "performing")


@action
def save_draft(
    *,
    contract: Contract,
    values: Mapping[str, Any],
    based_on: int,
    actor: Actor,
    at: datetime,
    side: str = "",
) -> Draft:
    """Keep what a side is writing; the other side sees nothing of it. ValidationError names the field."""
    kept = hold(contract, *WRITING)
    need_permission(actor, NEGOTIATE, kept)
    speaks = speaking_for(kept, actor, side)
    row = {"values": clean(values), "based_on": based_on, "by_id": actor.id, "at": at}
    return Draft.objects.update_or_create(contract=kept, side=speaks, defaults=row)[0]


@action
def propose(
    *, contract: Contract, values: Mapping[str, Any], based_on: int, actor: Actor, at: datetime,
    side: str = "", origin: str = Origin.FORM,
) -> Terms:  # fmt: skip
    """Propose a version of the terms; the proposing side accepts it thereby.

    ``based_on`` is the number its author saw last: Conflict when somebody proposed another meanwhile.
    ValidationError names the field of what cannot be.
    """
    kept = hold(contract, "drafting")
    need_permission(actor, NEGOTIATE, kept)
    speaks = speaking_for(kept, actor, side)
    made = add_version(kept, values, based_on, speaks, actor, at, origin)
    _follow(kept, made.values)
    clocks.stop(ANSWER_CLOCK, kept, at=at)
    clocks.start(ANSWER_CLOCK, kept, at=at)
    tell_side(kept, "contracts.proposed", other(speaks), at=at, number=made.number, tail="terms/")
    return made


def add_version(
    contract: Contract, values: Mapping[str, Any], based_on: int, side: str, actor: Actor, at: datetime,
    origin: str, why: str = "",
) -> Terms:  # fmt: skip
    """Write the next version of a held contract with its side's yes."""
    if based_on != contract.terms_no:
        raise Conflict(_("The other side proposed another version meanwhile. What you typed is kept below."))
    cleaned, before = clean(values), terms_no(contract)
    if before is not None and before.values == cleaned:
        raise ValidationError(_("Nothing is different from version %(n)d.") % {"n": before.number})
    contract.terms_no += 1
    contract.version += 1
    contract.save(update_fields=["terms_no", "version"])
    made = Terms.objects.create(
        contract=contract, number=contract.terms_no, values=cleaned, side=side, by_id=actor.id, at=at,
        origin=origin, why=why,
    )  # fmt: skip
    Acceptance.objects.create(terms=made, side=side, by_id=actor.id, at=at)
    Draft.objects.filter(contract=contract, side=side).delete()
    data = {"number": made.number, "side": side, "origin": origin}
    record("contracts.terms.proposed", about=contract, actor=actor, at=at, data=data)
    return made


def _follow(contract: Contract, values: Mapping[str, Any]) -> None:
    """Let the columns show what is on the table."""
    days = {
        name: date.fromisoformat(values[name]) if values[name] else None
        for name in ("valid_from", "valid_to")
    }
    names = ("kind", "subkind", "title", "price_mode", "payment_mode", "amount_open")
    told = {name: values[name] for name in names}
    contract.keep(total_fen=total(values), technology_fen=technology(values), **days, **told)


follow = _follow
"""Also when a signed change comes into force."""


@action
def accept(*, contract: Contract, number: int, actor: Actor, at: datetime, side: str = "") -> Contract:
    """Say yes to version ``number``. When both have said so, the terms are agreed.

    Conflict when another version lies on the table by now; Hindered when something is still missing in it.
    """
    kept = hold(contract, "drafting")
    need_permission(actor, NEGOTIATE, kept)
    speaks = speaking_for(kept, actor, side)
    terms = say_yes(kept, number, speaks, actor, at)
    sentence = whole(kept, actor, at)
    if sentence is not None:
        raise Hindered(sentence)
    if set(terms.acceptances.values_list("side", flat=True)) != SIDES:
        return kept
    clocks.stop(ANSWER_CLOCK, kept, at=at)
    done = perform(kept, "agree", actor=actor, at=at)
    tell_side(done, "contracts.agreed", other(speaks), at=at, number=number)
    return done


def say_yes(contract: Contract, number: int, side: str, actor: Actor, at: datetime) -> Terms:
    """Note a side's yes to the latest version of a held contract."""
    if number != contract.terms_no or number == 0:
        raise Conflict(
            _("Version %(n)d is not the latest any more. Read the newest one before you accept.")
            % {"n": number}
        )
    terms = terms_no(contract)
    assert terms is not None  # noqa: S101 - its number is the latest
    _row, new = Acceptance.objects.get_or_create(
        terms=terms, side=side, defaults={"by_id": actor.id, "at": at}
    )
    if new:
        data = {"number": number, "side": side}
        record("contracts.terms.accepted", about=contract, actor=actor, at=at, data=data)
    return terms


@action
def move(
    *, contract: Contract, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Contract:  # fmt: skip
    """Do one step of the contract's workflow and tell the other side."""
    kept = hold(contract)
    done = perform(kept, step, actor=actor, at=at, reason=reason, note=note, version=version)
    if step in ("reopen", "drop"):
        clocks.stop(ANSWER_CLOCK, kept, at=at)
    if done.state == "ready":
        make_final(contract=done, actor=actor, at=at)
    name = MOVED.get(step)
    speaks = side_of(done, actor)
    if name:
        tell_side(done, name, *(SIDES - {speaks}), at=at)
    return done


MOVED = {
    "publish": "contracts.published", "close_notice": "contracts.ready", "prepare": "contracts.ready",
    "reopen": "contracts.reopened", "drop": "contracts.dropped",
}  # fmt: skip
