"""Contracts led to a state by real actions: a university sells, a company buys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from rongtong.apps.contracts.actions import drafting, performing, pricing, signing
from rongtong.apps.contracts.actions.beginning import begin
from rongtong.apps.contracts.actions.splitting import Part, propose_split
from rongtong.apps.contracts.models import Contract, Milestone, Notice, Objection, Split, Termination
from rongtong.apps.contracts.rules.values import first_values
from rongtong.apps.parties.models import Organisation, Person
from rongtong.lib.actor import Actor
from tests.factories.accounts import account
from tests.factories.catalogue import house
from tests.factories.centres import person as own_person
from tests.factories.organisations import AT, acting, admin_of, member

TITLE = "高真空压铸气孔在线检测系统开发"
SUBJECT = "针对ADC12压铸壳体，研究开发X射线在线检测系统：检出率不低于98%，节拍不超过45秒，误判率不高于2%。"
FIGURES: dict[str, Any] = {
    "valid_from": "2026-04-01",
    "valid_to": "2027-03-31",
    "items": [
        {"what": "研究开发经费", "fen": 40_000_000, "technical": True},
        {"what": "X射线源和探测器", "fen": 10_000_000, "technical": False},
    ],
    "milestones": [
        {"key": "m1", "title": "样机", "criteria": "检出率不低于95%", "due": "2026-09-30"},
        {"key": "m2", "title": "产线验收", "criteria": "检出率不低于98%", "due": "2027-02-28"},
    ],
    "instalments": [
        {"key": "p1", "what": "首付款", "fen": 20_000_000, "due": "2026-04-15", "milestone": ""},
        {"key": "p2", "what": "验收款", "fen": 30_000_000, "due": "", "milestone": "m2"},
    ],
}


def sides(*, state_owned: bool = False) -> tuple[Organisation, Organisation]:
    """Give a company and a university; ``state_owned``: its price is to be published."""
    company = house()
    university = house(kind="university", nature="022" if state_owned else "170")
    return company, university


def speaker(contract: Contract, which: str, at: datetime = AT) -> Actor:
    """Give the administrator of a side."""
    return acting(admin_of(contract.party(which).organisation, at), at)


def values(contract: Contract, **changes: Any) -> dict[str, Any]:
    """Give whole terms of a commissioned development, with changes; ``clauses`` are added to the others."""
    made = first_values(contract.kind, contract.subkind, contract.title) | FIGURES
    clauses: Mapping[str, str] = {"subject": SUBJECT, **changes.pop("clauses", {})}
    return made | changes | {"clauses": made["clauses"] | clauses}


def begun(at: datetime = AT, *, state_owned: bool = False, **changes: Any) -> Contract:
    """Begin one; the buyer does."""
    buyer, seller = changes.pop("sides", None) or sides(state_owned=state_owned)
    given = {"kind": "development", "subkind": "commissioned", "title": TITLE} | changes
    by = acting(admin_of(buyer, at), at)
    return begin(buyer=buyer, seller=seller, actor=by, at=at, **given)


def proposed(at: datetime = AT, **changes: Any) -> Contract:
    """Let the buyer propose whole terms."""
    terms = changes.pop("terms", {})
    made = begun(at, **changes)
    by = speaker(made, "buyer", at)
    drafting.propose(contract=made, values=values(made, **terms), based_on=0, actor=by, at=at)
    made.refresh_from_db()
    return made


def agreed(at: datetime = AT, **changes: Any) -> Contract:
    """Let the seller accept them."""
    made = proposed(at, **changes)
    return drafting.accept(contract=made, number=1, actor=speaker(made, "seller", at), at=at)


def published(at: datetime = AT) -> Notice:
    """Let a university publish the price."""
    made = agreed(at, state_owned=True)
    done = drafting.move(contract=made, step="publish", actor=speaker(made, "seller", at), at=at)
    return done.notices.get()


def objected(at: datetime = AT, by: Any = None) -> Objection:
    """Let a stranger object to it."""
    notice = published(at)
    given = {"why": "inventor", "text": "第二发明人没有署名，见2024年的实验记录。"}
    return pricing.object_to(notice=notice, actor=acting(by or account(), at), at=at, **given)


def ready(at: datetime = AT, **changes: Any) -> Contract:
    """Make it ready for signing."""
    made = agreed(at, **changes)
    return drafting.move(contract=made, step="prepare", actor=speaker(made, "buyer", at), at=at)


def sign(made: Contract, which: str, at: datetime = AT, **changes: Any) -> Contract:
    """Sign the open final text for a side, just signed in."""
    digest = made.finals.get(voided_at=None, signed_at=None).sha256
    given = {"sha256": digest, "given": {"fresh": True}} | changes
    return signing.sign(contract=made, actor=speaker(made, which, at), at=at, **given)


def signed(at: datetime = AT, **changes: Any) -> Contract:
    """Let both sign."""
    made = ready(at, **changes)
    sign(made, "buyer", at)
    return sign(made, "seller", at)


def milestone(at: datetime = AT) -> Milestone:
    """Give the first milestone of a signed contract."""
    return signed(at).milestones.select_related("contract").get(number=1)


def delivered(at: datetime = AT) -> Milestone:
    """Let the seller deliver it."""
    made = milestone(at)
    by = speaker(made.contract, "seller", at)
    return performing.deliver(milestone=made, note="样机两台，检出率96%。", actor=by, at=at)


def ending(at: datetime = AT) -> Termination:
    """Let the buyer ask for an early end of a signed contract."""
    made = signed(at)
    given = {"why": "impossible", "text": "两轮样机都达不到节拍要求，建议按已完成部分结算。"}
    return performing.ask_end(contract=made, actor=speaker(made, "buyer", at), at=at, **given)


def author(made: Contract, name: str, at: datetime = AT) -> Person:
    """Let somebody with a person of their own belong to the seller."""
    user = account(name)
    member(made.seller.organisation, "org.member", user=user, at=at)
    return own_person(user, name=name)


def split(made: Contract | None = None, at: datetime = AT, **changes: Any) -> Split:
    """Let a university propose a split of a signed contract to two of its people."""
    made = made or agreed(at, state_owned=True)
    parts = changes.pop("parts", None)
    if parts is None:
        people = [author(made, name, at) for name in ("章明", "白露")]
        parts = [Part(people[0], "第一完成人", 6_000), Part(people[1], "转化", 4_000)]
    given = {"way": "income", "team_bp": 7_000, "own_rule": "成果转化办法（2024）第12条", "parts": parts}
    return propose_split(contract=made, actor=speaker(made, "seller", at), at=at, **given | changes)
