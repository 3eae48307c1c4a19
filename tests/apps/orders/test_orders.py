"""From a price to paid and rated, and every way it can end before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from rongtong.apps.ledger.models import Obligation
from rongtong.apps.ledger.queries.obligations import about
from rongtong.apps.orders.actions import ordering, rating
from rongtong.apps.orders.models import Order, Rating
from rongtong.apps.orders.queries.orders import fame_of
from rongtong.kit import clocks
from rongtong.kit.audit.models import Entry
from rongtong.kit.clocks.models import Clock
from rongtong.kit.clocks.ticking import tick
from rongtong.kit.facts.models import Fact
from rongtong.kit.notices.models import Notice
from rongtong.kit.permissions import Refused
from rongtong.kit.workflow import Hindered
from tests.factories import catalogue, orders
from tests.factories.orders import PRICE, acts, offer, order, step
from tests.factories.organisations import AT, acting, admin_of, member

pytestmark = pytest.mark.django_db


def stored():
    tables = [list(model.objects.order_by("pk").values()) for model in (Order, Rating, Obligation, Clock)]
    return tables, Entry.objects.count(), Fact.objects.count(), Notice.objects.count()


def test_a_priced_service_is_ordered_at_once_and_ends_paid_and_rated():
    done = order("rated")
    owed = about(done).get()
    assert (done.state, done.price, owed.state, owed.amount) == ("rated", PRICE, "settled", PRICE)
    assert (owed.debtor, owed.creditor) == (done.buyer, done.seller)
    names = Fact.objects.filter(name__startswith="orders.").order_by("pk").values_list("name", flat=True)
    told = ["accepted", "delivered", "completed", "paid", "rated", "rated"]
    assert list(names) == [f"orders.{one}" for one in told]
    assert not Clock.objects.filter(about_kind="orders.Order", state="running").exists()


def test_the_price_is_counted_for_all_and_the_day_of_delivery_from_the_offer():
    house = catalogue.house()
    made = ordering.place(
        offer=offer(), buyer=house, quantity=3, price_seen=PRICE, actor=acting(admin_of(house)), at=AT
    )
    assert (made.price, made.unit, made.deliver_by) == (3 * PRICE, "件", AT.date() + timedelta(7))


@pytest.mark.parametrize(
    "changes",
    [
        {"money_high": PRICE + 1}, {"money_low": None, "money_high": None}, {"veiled": ["money"]},
        {"veiled": ["organisation"]},
    ],
)  # fmt: skip
def test_without_one_public_price_of_a_named_owner_nothing_is_ordered(changes):
    service, house = offer(**changes), catalogue.house()
    before = stored()
    with pytest.raises(ValidationError):
        ordering.place(offer=service, buyer=house, actor=acting(admin_of(house)), at=AT)
    assert stored() == before


def test_a_price_that_changed_meanwhile_is_not_ordered_unseen():
    service, house = offer(), catalogue.house()
    given = {"offer": service, "buyer": house, "actor": acting(admin_of(house)), "at": AT}
    with pytest.raises(ValidationError, match="price has changed"):
        ordering.place(price_seen=PRICE - 1, **given)
    assert not Order.objects.exists()


def test_nobody_orders_from_themselves():
    service = offer()
    by = acting(admin_of(service.organisation))
    for act in (ordering.place, ordering.ask):
        with pytest.raises(ValidationError, match="themselves"):
            act(offer=service, buyer=service.organisation, wish="x", actor=by, at=AT)
    made = order()
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(pk=made.pk).update(seller=made.buyer)


def test_a_quote_has_a_clock_and_becomes_an_order_by_the_buyer_only():
    made = order("quoted")
    assert (made.price, made.days) == (300_000, 10)
    assert not clocks.of(made).exists()
    with pytest.raises(Refused):
        ordering.move(order=made, step="order", actor=acts(made, "seller"), at=AT)
    assert step(made, "order").state == "ordered"


def test_an_editor_negotiates_and_does_not_bind():
    made = order("quoted")
    editor = acting(member(made.buyer.organisation, "org.editor").user)
    before = stored()
    with pytest.raises(Refused):
        ordering.move(order=made, step="order", actor=editor, at=AT)
    assert stored() == before
    done = ordering.move(order=made, step="withdraw", reason="dear", actor=editor, at=AT)
    assert done.state == "withdrawn"


def test_rework_three_times_and_no_more():
    made = order("delivered")
    for times in range(3):
        assert step(made, "rework").reworks == times + 1
        made = step(made, "deliver")
    before = stored()
    with pytest.raises(Hindered, match="three times"):
        step(made, "rework")
    assert stored() == before


def test_a_delivery_says_what_it_is():
    made = order("delivering")
    with pytest.raises(Hindered, match="Say what"):
        step(made, "deliver", note=" ")
    assert Order.objects.get().state == "delivering"


def test_a_dispute_stops_the_clock_and_it_goes_on_with_the_days_left():
    made, later = order("delivered"), AT + timedelta(days=4)
    due = clocks.of(made).get(kind="orders.acceptance").due
    made = step(made, "dispute", later)
    clock = clocks.of(made).get(kind="orders.acceptance")
    assert (clock.state, clock.due_at) == ("paused", None)
    with pytest.raises(Hindered, match="It is delivered"):
        step(made, "go_on", later)
    again = step(made, "look_on", later + timedelta(days=14))
    clock = clocks.of(made).get(kind="orders.acceptance")
    assert (again.state, clock.state, clock.due - due) == ("delivered", "running", timedelta(days=14))
    assert (again.disputed_by, again.disputed_in) == ("", "")


@pytest.mark.parametrize("late", [2, 9])
def test_days_to_deliver_that_were_left_run_on_after_a_dispute(late):
    made = step(order("delivering"), "dispute", AT + timedelta(days=late))
    with pytest.raises(Hindered, match="Nothing is delivered"):
        step(made, "look_on")
    again = step(made, "go_on", AT + timedelta(days=60))
    assert again.state == "delivering"
    assert again.deliver_by == (AT + timedelta(days=60 + max(7 - late, 0))).date()


def test_only_who_opened_a_dispute_says_that_it_goes_on():
    made = order("disputed")
    with pytest.raises(Hindered, match="other side"):
        ordering.move(order=made, step="look_on", actor=acts(made, "seller"), at=AT)
    assert step(made, "look_on").state == "delivered"


def test_it_ends_by_agreement_when_the_other_side_asked():
    made = order("disputed")
    buyer, seller = acts(made, "buyer"), acts(made, "seller")
    given = {"order": made, "step": "cancel", "reason": "agreed", "at": AT}
    with pytest.raises(Hindered, match="ask them"):
        ordering.move(actor=buyer, **given)
    rating.ask_cancel(order=made, note="退一步", actor=buyer, at=AT)
    with pytest.raises(Hindered, match="ask them"):
        ordering.move(actor=buyer, **given)
    assert ordering.move(actor=seller, **given).state == "cancelled"
    assert not about(made).exists()


def test_waived_in_the_ledger_closes_without_payment():
    assert order("let_off").state == "let_off"


def test_each_side_rates_once_and_only_when_paid():
    made = order("accepted")
    with pytest.raises(Hindered, match="once the order is paid"):
        rating.rate(order=made, stars=1, actor=acts(made, "buyer"), at=AT)
    paid = orders.settled(made)
    rating.rate(order=paid, stars=4, words="准时", actor=acts(paid, "buyer"), at=AT)
    with pytest.raises(Hindered, match="already"):
        rating.rate(order=paid, stars=5, actor=acts(paid, "buyer"), at=AT)
    with pytest.raises(Refused):
        rating.rate(order=paid, stars=5, actor=acting(admin_of(catalogue.house())), at=AT)
    fame = fame_of(paid.seller.organisation_id)
    assert (fame.mean, fame.count, fame.words[0].words) == (4, 1, "准时")


def test_nothing_is_shown_of_who_sold_nothing_paid():
    made = order("accepted")
    assert fame_of(made.seller.organisation_id) is None


def test_the_mediator_proposes_and_both_are_told_and_a_far_officer_may_not():
    made = order("disputed")
    near, far = orders.officer(), orders.officer("510104")
    told = Notice.objects.filter(name="orders.proposed").count()
    rating.propose(order=made, note="重测三件，费用各半。", actor=near, at=AT)
    assert Notice.objects.filter(name="orders.proposed").count() == told + 2
    before = stored()
    with pytest.raises(Refused):
        rating.propose(order=made, note="x", actor=far, at=AT)
    assert stored() == before


def test_silence_of_the_seller_is_told_to_both():
    made = order("asked")
    clocks_due = clocks.of(made).get().due_at

    tick(at=clocks_due + timedelta(days=30))
    assert Notice.objects.filter(name="orders.overdue").count() == 2
