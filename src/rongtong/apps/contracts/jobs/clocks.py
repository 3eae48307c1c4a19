"""What follows when a deadline of a contract runs out, and who is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rongtong.apps.contracts.actions.drafting import move
from rongtong.apps.contracts.actions.telling import tell_side
from rongtong.apps.contracts.models import Contract, Milestone, Objection
from rongtong.apps.contracts.models.choices import Side, other
from rongtong.apps.contracts.queries.contracts import by_key, terms_no
from rongtong.apps.contracts.queries.sides import people
from rongtong.kit.clocks import when_out, who
from rongtong.kit.clocks.models import Clock
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import SYSTEM


def _asked_side(contract: Contract) -> str:
    """Give the side that has not answered the latest terms."""
    terms = terms_no(contract)
    return other(terms.side) if terms else contract.begun_side


@when_out("contracts.notice_over")
def notice_over(clock: Clock, *, at: datetime) -> None:
    """Close the notice when nobody objected; else tell the owner that an answer is still wanted."""
    contract = by_key(Contract, clock.about)
    if contract.state != "notice":
        return
    try:
        move(contract=contract, step="close_notice", actor=SYSTEM, at=at)
    except Hindered:
        tell_side(contract, "contracts.notice_hindered", Side.SELLER, at=at, tail="price/")


@when_out("contracts.answer_late")
def answer_late(clock: Clock, *, at: datetime) -> None:
    """Tell both that the terms wait for an answer beyond their time."""
    contract = by_key(Contract, clock.about)
    if contract.state == "drafting":
        tell_side(contract, "contracts.answer_late", Side.BUYER, Side.SELLER, at=at, tail="terms/")


@when_out("contracts.objection_late")
def objection_late(clock: Clock, *, at: datetime) -> None:
    """Tell the owner again that an objection has no answer."""
    objection = by_key(Objection, clock.about)
    if objection.state == "open":
        tell_side(objection.notice.contract, "contracts.objection_late", Side.SELLER, at=at, tail="price/")


@when_out("contracts.acceptance_late")
def acceptance_late(clock: Clock, *, at: datetime) -> None:
    """Tell both that a delivery was not accepted in time; nothing is accepted by silence here."""
    milestone = by_key(Milestone, clock.about)
    if milestone.state == "delivered":
        told = {"what": milestone.title, "tail": f"#m{milestone.pk}"}
        tell_side(milestone.contract, "contracts.acceptance_late", Side.BUYER, Side.SELLER, at=at, **told)


@who("contracts.seller")
def seller(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who acts for the seller of a contract."""
    return people(by_key(Contract, clock.about), Side.SELLER, at=at)


@who("contracts.asked")
def asked(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who acts for the side whose answer is wanted."""
    contract = by_key(Contract, clock.about)
    return people(contract, _asked_side(contract), at=at)


@who("contracts.owner")
def owner(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who acts for the owner of a published result."""
    return people(by_key(Objection, clock.about).notice.contract, Side.SELLER, at=at)


@who("contracts.accepter")
def accepter(clock: Clock, *, at: datetime) -> Iterable[Any]:
    """Give who acts for the buyer of a delivery."""
    return people(by_key(Milestone, clock.about).contract, Side.BUYER, at=at)
