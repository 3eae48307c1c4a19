"""A step counts once, when the other party confirmed it, and the rows agree with the records."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from rongtong.apps.conversion.actions.counting import count
from rongtong.apps.conversion.models import Deal, Link, Step, Sum
from rongtong.apps.conversion.queries.checking import faults
from rongtong.apps.introductions.actions import meeting as meetings
from rongtong.apps.introductions.actions import replying
from rongtong.apps.orders.actions import ordering
from rongtong.apps.registration.actions import deciding
from rongtong.apps.registration.rules.reasons import CANCEL
from rongtong.kit.facts.models import Delivery
from rongtong.lib.actor import SYSTEM
from tests.factories import contracts, introductions, orders, registration
from tests.factories.conversion import deal, hear, talk
from tests.factories.organisations import AT

pytestmark = pytest.mark.django_db
PRICE = orders.PRICE


def stored():
    return [list(model.objects.order_by("pk").values()) for model in (Deal, Link, Step, Sum)]


def steps(one: Deal) -> dict[str, str]:
    return dict(one.steps.values_list("name", "side"))


def test_a_paid_order_shows_every_step_and_whose_word_it_was():
    one = deal("paid")
    assert steps(one) == {
        "qualified": "gate", "matched": "buyer", "intent": "buyer", "signed": "seller", "paid": "seller",
    }  # fmt: skip
    assert (one.kind, one.channel, one.signed_fen, one.paid_fen) == ("order", "direct", PRICE, PRICE)
    assert all(one.steps.exclude(name="qualified").values_list("confirmer", flat=True))
    assert list(faults()) == []


def test_an_ordered_service_is_intent_only_until_the_seller_delivers():
    one = deal("ordered")
    assert set(steps(one)) == {"qualified", "matched", "intent"}
    assert one.signed_fen == 0


@pytest.mark.parametrize("state", ["asked", "quoted"])
def test_a_quote_alone_begins_no_deal(state):
    orders.order(state)
    hear()
    assert stored() == [[], [], [], []]
    assert list(faults()) == []


def test_a_reported_payment_does_not_count_before_the_other_side_confirms_it():
    made = orders.order("accepted")
    from rongtong.apps.ledger.actions import paying
    from rongtong.apps.ledger.queries.obligations import about

    owed = about(made).get()
    given = {"obligation": owed, "amount": owed.amount, "key": "k", "at": AT}
    payment = paying.report(actor=orders.acts(made, "buyer"), **given)
    hear()
    assert "paid" not in steps(Deal.objects.get())
    paying.confirm(payment=payment, actor=orders.acts(made, "seller"), at=AT)
    hear()
    assert steps(Deal.objects.get())["paid"] == "seller"


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("requested", {"qualified", "matched"}), ("silent", {"qualified", "matched"}),
        ("declined", {"qualified", "matched"}), ("accepted", {"qualified", "matched", "replied"}),
    ],
)  # fmt: skip
def test_only_a_yes_counts_as_a_reply(state, names):
    one = talk(state)
    assert set(steps(one)) == names
    assert list(faults()) == []


def test_a_meeting_counts_when_the_other_side_confirms_the_minutes():
    agreed = introductions.agreed()
    about, later = agreed.introduction, AT + timedelta(days=4)
    by = {role: introductions.acts(about, role) for role in ("buyer", "seller")}
    minutes = meetings.Minutes("寄样件", "buyer", (later + timedelta(7)).date())
    done = meetings.minute(meeting=agreed, minutes=minutes, actor=by["seller"], at=later)
    hear()
    assert "met" not in steps(Deal.objects.get())
    meetings.confirm(meeting=done, actor=by["buyer"], at=later)
    hear()
    assert steps(Deal.objects.get())["met"] == "buyer"
    assert list(faults()) == []


def test_a_signed_contract_counts_its_total_once_and_by_who_signed_last():
    contracts.signed()
    hear()
    one = Deal.objects.get()
    assert steps(one) == {"intent": "seller", "signed": "seller"}
    assert (one.kind, one.signed_fen) == ("development", 50_000_000)
    assert list(faults()) == []


def test_two_orders_out_of_one_talk_are_one_deal_but_all_of_their_money():
    service = orders.offer()
    need = introductions.pair()[0]
    talked = introductions.introduction("accepted", between=(need, service))
    by = introductions.acts(talked, "buyer")
    for _twice in range(2):
        made = ordering.place(offer=service, buyer=talked.buyer.owner, introduction=talked, actor=by, at=AT)
        orders.step(made, "deliver")
    hear()
    one = Deal.objects.get()
    assert one.steps.filter(name="signed").count() == 1
    assert (one.kind, one.signed_fen, one.links.count()) == ("order", 2 * PRICE, 3)
    assert list(faults()) == []


def test_the_same_fact_again_writes_nothing():
    one = deal("paid")
    before = stored()
    Delivery.objects.filter(subscriber="conversion.count").update(done_at=None)
    hear(AT + timedelta(days=3))
    count(kind="orders.Order", key=one.root_key, actor=SYSTEM, at=AT)
    assert stored() == before


def test_who_is_hidden_and_where_they_are_is_copied_at_birth():
    one = talk("requested")
    about = one.introduction
    assert (one.buyer_home, one.seller_home) == (about.buyer_home, about.seller_home)
    assert (one.industry, one.field) == (about.need.industry, about.need.field)
    assert str(one) == f"Z{one.pk}"


@pytest.mark.parametrize(
    "change",
    [
        lambda: Step.objects.filter(name="paid").update(side="buyer"), lambda: Sum.objects.update(amount=1),
        lambda: Step.objects.filter(name="paid").delete(), lambda: Sum.objects.all().delete(),
        lambda: Link.objects.update(key=9), lambda: Deal.objects.update(buyer_home="500112", industry="A0"),
    ],
)  # fmt: skip
def test_the_database_refuses_to_change_what_is_counted(change):
    deal("paid")
    before = stored()
    with pytest.raises(DatabaseError), transaction.atomic():
        change()
    assert stored() == before


def test_the_check_finds_what_no_record_shows_and_what_was_not_counted():
    one = deal("delivered")
    orders.order("ordered")
    Step.objects.create(
        deal=one, name="paid", at=AT, month=AT.date(), kind="ledger.Payment", key=7, side="seller"
    )
    Deal.objects.update(paid_fen=5)
    found = "\n".join(faults())
    assert "not counted" in found
    assert "row without a record: paid" in found
    assert "figure differs: paid" in found
    with pytest.raises(CommandError):
        call_command("conversion_rebuild", "--check")


def test_the_rebuild_adds_what_facts_had_not_told(capsys):
    orders.order("paid")
    introductions.introduction("accepted")
    assert stored() == [[], [], [], []]
    call_command("conversion_rebuild")
    told = stored()
    hear()
    assert stored() == told
    assert Deal.objects.count() == 2
    assert "agrees" in capsys.readouterr().out


def test_a_withdrawn_no_stays_no_step():
    made = introductions.introduction("requested")
    replying.withdraw(
        introduction=made, reason="mistake", actor=introductions.acts(made, made.asked_by), at=AT
    )
    hear()
    assert "replied" not in steps(Deal.objects.get())


def test_a_registered_contract_counts_its_technology_amount_until_it_is_cancelled():
    made = registration.registered()
    hear()
    one = Deal.objects.get()
    assert (steps(one)["registered"], one.registered_fen) == ("registrar", made.technology_fen)
    given = {"reason": dict(CANCEL).popitem()[0], "note": "合同已解除", "at": AT}
    deciding.decide(registration=made, step="cancel", actor=registration.registrar(made), **given)
    hear()
    assert Deal.objects.get().registered_fen == 0
    assert list(faults()) == []
