"""Reading the records of a deal anew: what of it the other party confirmed, when and who."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models

from rongtong.apps.catalogue.models import Submission
from rongtong.apps.contracts.models import Contract, Signature
from rongtong.apps.contracts.rules.values import technology, total
from rongtong.apps.conversion.models import Deal
from rongtong.apps.conversion.models.choices import Money, Side, StepName
from rongtong.apps.conversion.rules.counting import Amount, Counted, Reading
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import OTHER, Role
from rongtong.apps.ledger.models import Payment
from rongtong.apps.ledger.models.obligations import DEBTOR
from rongtong.apps.orders.models import Order
from rongtong.apps.registration.models import Registration
from rongtong.kit.audit import queries as trail

INTRODUCTION, ORDER, CONTRACT = (model._meta.label for model in (Introduction, Order, Contract))
PUBLIC = ("publish", "confirm")
"""Answers of the gate that make a listing public."""
CANCELLED = "registration.registration.cancel"
DECIDED = ("registration.registration.register", CANCELLED)
ORDERED = ("orders.order.placed", "orders.order.order")


def replayed(deal: Deal) -> Reading:
    """Give all that the records of a deal say by now."""
    found = qualified(deal)
    for link in deal.links.all():
        found += reading_of(link.kind, link.key)
    return found


def qualified(deal: Deal) -> Reading:
    """What the deal is about passed the gate: need and offer, each by its reviewer; the later one counts."""
    keys = {key for key in (deal.need_id, deal.offer_id) if key is not None}
    rows = Submission.objects.filter(listing__in=keys, outcome__in=PUBLIC, answered_at__isnull=False)
    first: dict[int, Submission] = {}
    for one in rows.order_by("answered_at", "pk"):
        first.setdefault(one.listing_id, one)
    if not keys or set(first) != keys:
        return Reading()
    last = max(first.values(), key=lambda one: (one.answered_at, one.pk))
    by = last.second_by_id or last.answered_by_id
    return _step(StepName.QUALIFIED, last, last.answered_at, Side.GATE, by)


def reading_of(kind: str, key: int) -> Reading:
    """Give what one record says; nothing for a kind that counts nowhere."""
    read = _READERS.get(kind)
    return read(key) if read is not None else Reading()


def _step(name: str, record: models.Model, at: Any, side: str, by: int | None) -> Reading:
    return Reading((Counted(str(name), at, record._meta.label, int(record.pk), str(side), by),))


def _sum(what: str, amount: int | None, at: Any, record: models.Model) -> Reading:
    shown = (Amount(str(what), amount, at, record._meta.label, int(record.pk)),) if amount else ()
    return Reading(sums=shown)


def of_introduction(key: int) -> Reading:
    """Asked by one side, accepted by the other, met as minuted by one and confirmed by the other."""
    one = Introduction.objects.get(pk=key)
    found = _step(StepName.MATCHED, one, one.asked_at, one.asked_by, one.asker_id)
    if one.replied_at is not None and one.state != "declined":
        found += _step(StepName.REPLIED, one, one.replied_at, one.asked_of, one.replied_by_id)
    met = one.meetings.filter(state="confirmed").order_by("confirmed_at", "pk").first()
    if met is not None:
        side = OTHER[Role(met.minuted_by)]
        found += _step(StepName.MET, met, met.confirmed_at, side, met.confirmer_id)
    return found


def of_order(key: int) -> Reading:
    """Ordered at the seller's price; bound when the seller delivers; paid as the other side confirmed."""
    one = Order.objects.get(pk=key)
    found = Reading()
    entries = list(trail.of(one).filter(verb__in=(*ORDERED, "orders.order.deliver")).order_by("number"))
    ordered = next((entry for entry in entries if entry.verb in ORDERED), None)
    if ordered is None:
        return found
    if one.introduction_id is None:
        found += _step(StepName.MATCHED, one, one.asked_at, Side.BUYER, one.asker_id)
    found += _step(StepName.INTENT, one, ordered.at, Side.BUYER, ordered.actor)
    delivered = next((entry for entry in entries if entry.verb not in ORDERED), None)
    if delivered is not None:
        found += _step(StepName.SIGNED, one, delivered.at, Side.SELLER, delivered.actor)
        found += _sum(Money.SIGNED, one.price, delivered.at, one)
    return found + _paid(ORDER, key)


def of_contract(key: int) -> Reading:
    """Terms that both accepted, a text that both signed, changes that both signed, money as confirmed."""
    one = Contract.objects.get(pk=key)
    return _agreed(one) + _signed(one) + _registered(one) + _paid(CONTRACT, key)


def _agreed(contract: Contract) -> Reading:
    entry = trail.of(contract).filter(verb="contracts.contract.agree").order_by("number").first()
    if entry is None:
        return Reading()
    said = [yes for terms in contract.terms.all() for yes in terms.acceptances.all() if yes.at <= entry.at]
    last = max(said, key=lambda yes: (yes.at, yes.pk))
    return _step(StepName.INTENT, contract, entry.at, last.side, last.by_id)


def _signed(contract: Contract) -> Reading:
    found, before = Reading(), 0
    finals = contract.finals.filter(signed_at__isnull=False).order_by("signed_at", "pk")
    for number, final in enumerate(finals):
        terms = contract.terms.get(number=final.terms_no)
        now = total(terms.values) or 0
        found += _sum(Money.SIGNED, now - before, final.signed_at, terms)
        before = now
        if number == 0:
            last = Signature.objects.filter(final=final).order_by("at", "pk").last()
            assert last is not None  # noqa: S101 - both sides signed it
            found += _step(StepName.SIGNED, contract, final.signed_at, last.side, last.by_id)
    return found


def _registered(contract: Contract) -> Reading:
    found = Reading()
    for one in contract.registrations.filter(registered_at__isnull=False).order_by("registered_at", "pk"):
        found += _technology(contract, one)
    return found


def _technology(contract: Contract, registration: Registration) -> Reading:
    """The technology amount of each round that was registered; what is cancelled is taken off again."""
    found, before = Reading(), 0
    entries = trail.of(registration).filter(verb__in=DECIDED).order_by("number")
    for number, entry in enumerate(entries):
        record: models.Model = registration
        if entry.verb == CANCELLED:
            now = 0
        else:
            handed_in = registration.submissions.get(round=entry.data["round"])
            record, now = handed_in, technology(contract.terms.get(number=handed_in.terms_no).values) or 0
        if number == 0:
            found += _step(StepName.REGISTERED, registration, entry.at, Side.REGISTRAR, entry.actor)
        found += _sum(Money.REGISTERED, now - before, entry.at, record)
        before = now
    return found


def _paid(kind: str, key: int) -> Reading:
    rows = Payment.objects.filter(
        obligation__about_kind=kind, obligation__about_key=key, state="confirmed"
    ).order_by("answered_at", "pk")
    found = Reading()
    for one in rows:
        side = Side.BUYER if one.other == DEBTOR else Side.SELLER
        found += _step(StepName.PAID, one, one.answered_at, side, one.answerer_id)
        found += _sum(Money.PAID, one.amount, one.answered_at, one)
    return found


_READERS: dict[str, Callable[[int], Reading]] = {
    INTRODUCTION: of_introduction,
    ORDER: of_order,
    CONTRACT: of_contract,
}


def every_record() -> Iterable[tuple[str, int]]:
    """Give every record that may count: all introductions, orders and contracts, oldest first in each."""
    for kind, model in ((INTRODUCTION, Introduction), (ORDER, Order), (CONTRACT, Contract)):
        for key in model._default_manager.order_by("pk").values_list("pk", flat=True).iterator():
            yield kind, key
