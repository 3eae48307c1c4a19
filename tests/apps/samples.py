"""One record of every workflow, as it begins, and the people who try things with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from rongtong.apps.catalogue.actions import documents, letters
from rongtong.apps.catalogue.actions.duplicates import look_for_duplicates
from rongtong.apps.catalogue.models import DuplicatePair
from rongtong.apps.parties.actions import identity, merges, roles, twins
from rongtong.apps.parties.actions.persons import draft
from rongtong.apps.parties.models import DuplicateProposal, Identity, RoleRequest, Twin
from rongtong.kit.privacy.actions.erasing import ask_erasure
from rongtong.lib.actor import ANONYMOUS, SYSTEM, Actor, Held
from tests.factories import (
    campaigns,
    catalogue,
    centres,
    contracts,
    conversion,
    disclosure,
    imports,
    introductions,
    ledger,
    mail,
    orders,
    organisations,
    registration,
    trials,
)
from tests.factories.accounts import account
from tests.factories.organisations import AT
from tests.factories.tickets import ticket

HERE, ELSEWHERE = frozenset({"500112", "510703"}), frozenset({"510104"})


def _duplicate() -> Model:
    one = organisations.organisation(name="渝新材料科技有限公司")
    other = organisations.organisation(name="渝新材料科技有限公司")
    merges.propose(pairs={(one.pk, other.pk): ["name"]}, actor=SYSTEM, at=AT)
    return DuplicateProposal.objects.get()


def _twin() -> Model:
    house = organisations.organisation()
    by = organisations.acting(organisations.admin_of(house))
    typed = {"name": "张桂兰", "identifiers": [("orcid", "0000-0002-1825-0097")]}
    draft(organisation=house, values=typed, actor=by, at=AT)
    other = draft(organisation=house, values=typed, actor=by, at=AT)
    twins.look_for_twins(person=other, actor=SYSTEM, at=AT)
    return Twin.objects.get()


def _claim() -> Model:
    house = organisations.organisation()
    by = organisations.acting(organisations.admin_of(house))
    person = draft(organisation=house, values={"name": "张桂兰"}, actor=by, at=AT)
    user = account()
    return identity.claim(person=person, user=user, note="me", actor=centres.acting(user), at=AT)


def _role_request() -> Model:
    operator = Actor("user", account().pk, "Operator", (Held("operator"),), staff=1)
    roles.give(user=account(), role="auditor", reason="needs it", actor=operator, at=AT)
    return RoleRequest.objects.get()


def _erasure() -> Model:
    user = account()
    return ask_erasure(user=user, actor=centres.acting(user), at=AT)


def _identity() -> Model:
    return Identity.objects.get(person=centres.person())


def _pair() -> Model:
    house = catalogue.house()
    for _twice in range(2):
        one = catalogue.listing(state="submitted", owner=house)
        look_for_duplicates(listing=one, actor=SYSTEM, at=AT)
    return DuplicatePair.objects.get()


def _import() -> Model:
    return imports.begun()[0]


def _letter() -> Model:
    raw = mail.written("stranger@else.test")
    return letters.receive(raw=raw, size=len(raw), actor=SYSTEM, at=AT)[0]


def _document() -> Model:
    house = catalogue.house()
    by = organisations.acting(organisations.admin_of(house))
    given = {"side": "need", "kind": "research", "organisation": house, "actor": by, "at": AT}
    return documents.bring(text="急需开发耐高温封装胶。", **given)


SAMPLES: dict[str, Callable[[], Any]] = {
    "sample.ticket": ticket,
    "catalogue.document": _document,
    "campaigns.answer": lambda: campaigns.answer(campaigns.running(catalogue.house())[0], "writing"),
    "campaigns.campaign": lambda: campaigns.campaign("渝北机械厂"),
    "campaigns.target": lambda: campaigns.running("渝北机械厂")[0],
    "catalogue.duplicate": _pair,
    "catalogue.import": _import,
    "catalogue.letter": _letter,
    "catalogue.listing": catalogue.listing,
    "catalogue.revision": catalogue.revision,
    "conversion.flag": conversion.flag,
    "contracts.contract": contracts.proposed,
    "contracts.milestone": contracts.milestone,
    "contracts.objection": contracts.objected,
    "contracts.portion": lambda: contracts.split().portions.first(),
    "contracts.split": contracts.split,
    "contracts.termination": contracts.ending,
    "contracts.trial": trials.offered,
    "contracts.usage": trials.usage,
    "disclosure.agreement": disclosure.agreement,
    "disclosure.grant": lambda: disclosure.grant("asked"),
    "introductions.introduction": introductions.introduction,
    "introductions.meeting": introductions.meeting,
    "ledger.obligation": ledger.obligation,
    "ledger.payment": ledger.payment,
    "orders.order": orders.order,
    "parties.centre": lambda: centres.centre(centres.SICHUAN, opened=False),
    "parties.claim": _claim,
    "parties.duplicate": _duplicate,
    "parties.identity": _identity,
    "parties.invitation": lambda: organisations.invitation(organisations.organisation())[0],
    "parties.membership": lambda: organisations.request(organisations.organisation()),
    "parties.role_request": _role_request,
    "parties.twin": _twin,
    "parties.verification": lambda: organisations.case(state="draft"),
    "privacy.erasure": _erasure,
    "registration.registration": registration.submitted,
}


def _deal(obj: Any) -> Any:
    """Give the deal a record belongs to, else the record."""
    for name in ("notice", "trial", "split", "contract", "introduction"):
        obj = obj if hasattr(obj, "seller") else getattr(obj, name, obj)
    return obj


def _house(obj: Any) -> int | None:
    """Give the organisation whose administrator tries: the record's own, of a deal the seller's."""
    if hasattr(obj, "reader"):
        return obj.owner.organisation_id
    deal = _deal(obj)
    if hasattr(deal, "seller"):
        return deal.seller.organisation_id
    return getattr(getattr(obj, "listing", obj), "organisation_id", None)


def actors(obj: Model) -> dict[str, Actor]:
    """Give who tries: the system, nobody, a stranger, people of this organisation and region, and others."""
    house = _house(obj)
    owner = getattr(obj, "user_id", None)
    return {
        "system": SYSTEM,
        "nobody": ANONYMOUS,
        "stranger": Actor("user", 900_001, "Stranger"),
        "owner": Actor("user", owner, "Owner") if owner else ANONYMOUS,
        "admin": Actor("user", account().pk, "Admin", (Held("org.admin", house),)),
        "admin of another": Actor("user", 900_003, "Other", (Held("org.admin", (house or 0) + 1000),)),
        "reviewer": Actor("user", account().pk, "Reviewer", (Held("reviewer", None, 1, HERE),)),
        "reviewer elsewhere": Actor("user", 900_005, "Elsewhere", (Held("reviewer", None, 2, ELSEWHERE),)),
        "head": Actor("user", 900_006, "Head", (Held("centre.head", None, 1, HERE),)),
        "registrar": Actor("user", account().pk, "Registrar", (Held("registrar", None, 1, HERE),)),
        "operator": Actor("user", 900_007, "Operator", (Held("operator"),), staff=1),
        "operator without session": Actor("user", 900_008, "Operator", (Held("operator"),)),
    }
