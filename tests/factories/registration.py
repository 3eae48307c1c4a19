"""Registrations led to a state by real actions: a university applies, a registrar of its place decides."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from rongtong.apps.contracts.models import Contract
from rongtong.apps.parties.models import Centre
from rongtong.apps.registration.actions import applying, deciding
from rongtong.apps.registration.models import Registration
from rongtong.lib.actor import Actor, Held
from tests.factories import contracts
from tests.factories.accounts import account
from tests.factories.catalogue import house
from tests.factories.centres import CHONGQING, centre
from tests.factories.organisations import AT, acting, admin_of

NUMBER = "2026500000001234"
STATED = {
    "area": "03", "rights": "invention", "plan": "none", "objective": "10", "industry": "C34",
    "seller_country": "142", "buyer_country": "142", "related": "no",
}  # fmt: skip
REMARKS = [
    ("clause:subject", "vague", "写明检测节拍的测量方法。"),
    ("field:rights", "wrong", "技术秘密与发明专利并存，请核对。"),
]


def signed(at: datetime = AT, **changes: Any) -> Contract:
    """Give a contract in force of two houses of one place, whole data stated."""
    if "sides" not in changes:
        changes["sides"] = (house(nature="150"), house(kind="university", nature="170"))
    return contracts.signed(at, **changes)


def seller(one: Any, at: datetime = AT) -> Actor:
    """Give the administrator of the seller."""
    return acting(admin_of(one.seller.organisation, at), at)


def registrar(one: Any, user: Any = None) -> Actor:
    """Give a registrar of the seller's place."""
    found = user or account()
    office = Centre.objects.filter(region=CHONGQING).first() or centre(CHONGQING)
    return Actor(
        "user", found.pk, str(found), (Held("registrar", None, office.pk, frozenset({one.seller_home})),)
    )


def begun(at: datetime = AT, contract: Contract | None = None) -> Registration:
    """Begin one and fill in the form."""
    deal = contract or signed(at)
    by = seller(deal, at)
    one = applying.begin(contract=deal, actor=by, at=at)
    return applying.fill(registration=one, values=STATED, actor=by, at=at)


def submitted(at: datetime = AT, contract: Contract | None = None) -> Registration:
    """Hand it in."""
    one = begun(at, contract)
    return applying.submit(registration=one, actor=seller(one, at), at=at)


def accepted(at: datetime = AT, contract: Contract | None = None, by: Actor | None = None) -> Registration:
    """Let a registrar take it up."""
    one = submitted(at, contract)
    return deciding.take_up(registration=one, actor=by or registrar(one), at=at)


def returned(at: datetime = AT) -> Registration:
    """Let the registrar send it back with two remarks."""
    one = accepted(at)
    return deciding.send_back(registration=one, reason="clause", remarks=REMARKS, actor=registrar(one), at=at)


def registered(at: datetime = AT, contract: Contract | None = None) -> Registration:
    """Let the registrar register it."""
    one = accepted(at, contract)
    return deciding.register(registration=one, number=NUMBER, actor=registrar(one), at=at)


def amended(at: datetime = AT) -> Registration:
    """Hand in a change of a registered one: it lies with the registrar."""
    one = registered(at)
    later = at + timedelta(days=1)
    by = seller(one, later)
    applying.move(registration=one, step="amend", reason="error", actor=by, at=later)
    applying.fill(registration=one, values={**STATED, "plan": "city"}, actor=by, at=later)
    one = applying.submit(registration=one, actor=by, at=later)
    return deciding.take_up(registration=one, actor=registrar(one), at=later)
