"""Orders, money, contracts and agreements for programs: rules of the pages, the lock, nothing of others."""

from __future__ import annotations

import pytest
from django.test import Client

from rongtong.apps.ledger.models import Payment
from rongtong.apps.ledger.queries.obligations import about
from rongtong.apps.orders.models import Order
from rongtong.kit.audit import queries as trail
from tests.factories import catalogue, contracts, disclosure, ledger, orders, registration
from tests.factories.accounts import account
from tests.factories.campaigns import place
from tests.factories.centres import posted
from tests.factories.organisations import admin_of
from tests.site.api.conftest import Programme

pytestmark = [pytest.mark.usefixtures("lists"), pytest.mark.once]


def of(party) -> Programme:
    """Give a programme of who administers a side."""
    return Programme(Client(), admin_of(party.organisation))


@pytest.fixture
def stranger():
    return Programme(Client(), admin_of(catalogue.house()))


def test_ordered_at_the_price_that_was_seen_and_moved_on():
    offer, house = orders.offer(), catalogue.house()
    buyer, seller = Programme(Client(), admin_of(house)), Programme(Client(), admin_of(offer.organisation))
    body = {"offer": offer.pk, "organisation": house.pk, "quantity": 3}
    dear = buyer.post("/orders", body | {"price_seen": 1})
    assert (dear.status_code, Order.objects.count()) == (422, 0)
    made = buyer.post("/orders", body | {"price_seen": orders.PRICE})
    assert (made.status_code, made.json()["price"], made.json()["side"]) == (201, 3 * orders.PRICE, "buyer")
    address = f"/orders/{made.json()['id']}"
    done = seller.post(
        f"{address}/transitions/deliver", {"note": "报告已寄出"}, version=made.json()["version"]
    )
    assert (done.json()["state"], done.json()["delivery"]) == ("delivered", "报告已寄出")
    stale = buyer.post(f"{address}/transitions/accept", {}, version=made.json()["version"])
    assert (stale.status_code, Order.objects.get().state) == (412, "delivered")
    paid = buyer.post(f"{address}/transitions/accept", {}, version=done.json()["version"]).json()
    assert paid["obligation"] == about(Order.objects.get()).get().pk


def test_a_quote_is_asked_named_and_ordered():
    offer, house = orders.offer(price_mode="agreement", money_low=None, money_high=None), catalogue.house()
    buyer, seller = Programme(Client(), admin_of(house)), Programme(Client(), admin_of(offer.organisation))
    body = {"offer": offer.pk, "organisation": house.pk}
    assert buyer.post("/orders", body).status_code == 422
    asked = buyer.post("/orders", body | {"wish": "30件壳体"}).json()
    address = f"/orders/{asked['id']}"
    link = seller.get(address).json()["transitions"][0]
    assert link["href"] == f"/api/v1{address}/quote"
    quoted = seller.post(f"{address}/quote", {"price": 300_000, "days": 10}, version=asked["version"]).json()
    assert (quoted["state"], quoted["price"], quoted["days"]) == ("quoted", 300_000, 10)
    assert (
        buyer.post(f"{address}/quote", {"price": 1, "days": 1}, version=quoted["version"]).status_code == 403
    )
    assert Order.objects.get().price == 300_000


def test_others_find_no_order_and_an_officer_leaves_a_line(stranger):
    made = orders.order("delivering")
    assert stranger.get("/orders").json()["items"] == []
    assert stranger.get(f"/orders/{made.pk}").status_code == 404
    assert of(made.seller).get("/orders?side=seller").json()["items"][0]["buyer"] == str(made.buyer)
    assert of(made.seller).get("/orders?side=buyer").json()["items"] == []
    before = trail.of(made).count()
    assert of(made.buyer).get(f"/orders/{made.pk}").json()["seller"] == str(made.seller)
    assert trail.of(made).count() == before


def test_rated_once_and_only_when_it_is_paid():
    made = orders.order("accepted")
    buyer = of(made.buyer)
    assert buyer.post(f"/orders/{made.pk}/ratings", {"stars": 5}).status_code == 409
    orders.settled(made)
    assert buyer.post(f"/orders/{made.pk}/ratings", {"stars": 5}).json()["ratings"][0]["stars"] == 5
    assert buyer.post(f"/orders/{made.pk}/ratings", {"stars": 1}).status_code == 409
    assert made.ratings.get().stars == 5


def test_a_payment_counts_once_whatever_is_sent_again():
    owed = ledger.obligation(100_00)
    pays, paid = of(owed.debtor), of(owed.creditor)
    body = {"key": "t-1", "amount": 60_00, "note": "首笔"}
    address = f"/obligations/{owed.pk}/payments"
    first = pays.post(address, body, key="try-1")
    again = pays.post(address, body, key="try-1")
    third = pays.post(address, body)
    assert {one.json()["id"] for one in (first, again, third)} == {Payment.objects.get().pk}
    other = pays.post(address, body | {"amount": 61_00})
    assert (other.status_code, Payment.objects.get().amount) == (409, 60_00)
    done = f"/payments/{first.json()['id']}/transitions/confirm"
    assert pays.post(done, {}, version=0).status_code == 403
    assert paid.post(done, {}).status_code == 428
    assert paid.post(done, {}, version=0).json()["state"] == "confirmed"
    assert paid.post(done, {}, version=1).json()["state"] == "confirmed"
    assert pays.get(f"/obligations/{owed.pk}").json()["open"] == 40_00


def test_money_of_others_is_not_there(stranger):
    made = ledger.payment()
    owed = made.obligation
    for address in (f"/obligations/{owed.pk}", f"/payments/{made.pk}"):
        assert stranger.get(address).status_code == 404
    assert stranger.post(f"/payments/{made.pk}/transitions/confirm", {}, version=0).status_code == 404
    for address in ("/obligations", "/obligations?side=creditor", "/payments"):
        assert stranger.get(address).json()["items"] == []
    assert of(owed.creditor).get("/payments?state=reported").json()["items"][0]["id"] == made.pk
    assert of(owed.creditor).get("/payments?state=refused").json()["items"] == []
    assert Payment.objects.get().state == "reported"


def test_refused_waived_and_disputed_with_a_reason():
    made = ledger.payment()
    paid, pays = of(made.obligation.creditor), of(made.obligation.debtor)
    back = f"/payments/{made.pk}/transitions/refuse"
    assert paid.post(back, {}, version=0).status_code == 409
    assert paid.post(back, {"reason": "not_arrived"}, version=0).json()["reason"] == "not_arrived"
    at = f"/obligations/{made.obligation_id}/transitions"
    said = pays.post(f"{at}/dispute", {"reason": "amount"}, version=0).json()
    assert said["state"] == "disputed"
    assert pays.post(f"{at}/resume", {}, version=said["version"]).json()["state"] == "open"
    done = paid.post(f"{at}/waive", {"reason": "goodwill"}, version=said["version"] + 1).json()
    assert (done["state"], done["open"], done["waived"]) == ("waived", 0, 100_00)


def test_contracts_and_agreements_are_read_by_their_sides_only(stranger):
    made, agreed = contracts.agreed(), disclosure.agreement("standing")
    entered = registration.returned()
    for address, key, party in (
        ("/contracts", made.pk, made.buyer),
        ("/registrations", entered.pk, entered.seller),
        ("/agreements", agreed.pk, agreed.seller),
    ):
        mine = of(party)
        assert [one["id"] for one in mine.get(address).json()["items"]] == [key]
        assert mine.get(f"{address}/{key}").json()["buyer"]
        assert stranger.get(address).json()["items"] == []
        assert stranger.get(f"{address}/{key}").status_code == 404
    assert agreed.text == of(agreed.buyer).get(f"/agreements/{agreed.pk}").json()["text"]


def test_an_officer_of_the_region_reads_and_both_sides_see_it():
    made, officer = orders.order("delivering"), account("Officer")
    posted(place(), user=officer)
    reads = Programme(Client(), officer)
    assert reads.get("/orders").json()["items"] == []
    assert reads.get(f"/orders/{made.pk}").json()["side"] == ""
    assert [one.actor for one in trail.of(made).filter(verb="orders.order.look")] == [officer.pk]


def test_a_token_of_few_scopes_lists_nothing():
    made = orders.settled(orders.order("accepted"))
    agreed, talk = contracts.agreed(), disclosure.agreement("standing").introduction
    for address, party in (
        ("/orders", made.buyer), ("/obligations", made.buyer), ("/payments", made.buyer),
        ("/contracts", agreed.buyer), ("/introductions?show=under_way", talk.buyer),
        ("/agreements", talk.buyer),
    ):  # fmt: skip
        user = admin_of(party.organisation)
        assert Programme(Client(), user).get(address).json()["items"], address
        assert Programme(Client(), user, "api.me.read").get(address).json()["items"] == [], address
