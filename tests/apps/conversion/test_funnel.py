"""The figures: each is a count of deals, opens exactly those, and tells strangers nothing small."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from rongtong.apps.conversion.models import Deal
from rongtong.apps.conversion.queries.deals import name_of, seen
from rongtong.apps.conversion.queries.funnel import funnel
from rongtong.apps.conversion.rules.deals import VIEW
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions import visible
from rongtong.lib.actor import ANONYMOUS
from tests.factories import catalogue, orders
from tests.factories.conversion import AUDITOR, deal, hear, talk
from tests.factories.organisations import acting, admin_of, member

pytestmark = pytest.mark.django_db
PRICE = orders.PRICE


def figures(found):
    return {line.step: line.count for line in found.lines}


def test_counts_rates_money_and_medians_of_three_deals():
    deal("paid")
    talk("accepted")
    talk("requested")
    Deal.objects.filter(kind="order").update(paid_wait=4 * 24 * 60)
    found = funnel(Deal.objects.all(), open_records=True)
    lines = {line.step: line for line in found.lines}
    assert found.total == 3
    assert figures(found) == {
        "qualified": 3, "matched": 3, "replied": 1, "met": 0, "intent": 1, "signed": 1, "registered": 0,
        "paid": 1, "used": 0,
    }  # fmt: skip
    assert round(lines["replied"].share or 0, 1) == 33.3
    assert (lines["signed"].onward, lines["signed"].fen, lines["paid"].fen) == (100.0, PRICE, PRICE)
    assert (lines["paid"].days, lines["met"].days, lines["met"].fen) == (4.0, None, None)


def test_the_median_of_an_even_number_lies_between():
    for days in (2, 5):
        one = deal("paid")
        Deal.objects.filter(pk=one.pk).update(paid_wait=days * 24 * 60)
    paid = funnel(Deal.objects.all(), open_records=True).lines[7]
    assert (paid.step, paid.days) == ("paid", 3.5)


def test_what_is_under_review_stands_in_no_other_figure():
    one = deal("paid")
    deal("ordered")
    Deal.objects.filter(pk=one.pk).update(held=True)
    found = funnel(Deal.objects.all(), open_records=True)
    paid = found.lines[7]
    assert (found.total, found.review, paid.count, paid.review, paid.fen) == (1, 1, 0, 1, 0)


def test_a_stranger_is_told_no_cell_smaller_than_three():
    for _each in range(3):
        deal("ordered")
    deal("paid")
    found = funnel(Deal.objects.all(), open_records=False)
    told = {line.step: line for line in found.lines}
    assert (found.total, told["intent"].count) == (4, 4)
    assert (told["paid"].few, told["paid"].count, told["paid"].fen, told["paid"].share) == (True,) + (
        None,
    ) * 3
    assert (told["met"].few, told["met"].count) == (False, 0)


def test_seen_is_what_the_permission_says():
    one, other = deal("paid"), talk("accepted")
    house = one.buyer.organisation
    readers = [
        AUDITOR, ANONYMOUS, acting(admin_of(house)), acting(member(house).user), orders.officer(),
        orders.officer("510104"), acting(admin_of(other.seller.organisation)),
    ]  # fmt: skip
    for reader in readers:
        keys = set(seen(reader).values_list("pk", flat=True))
        assert keys == set(visible(reader, VIEW, Deal.objects.all()).values_list("pk", flat=True))
    assert set(seen(readers[2])) == {one}
    assert not seen(ANONYMOUS).exists()
    assert seen(AUDITOR).count() == 2


def test_a_hidden_side_stays_hidden_in_lists_and_files():
    other = catalogue.listing("offer", state="published")
    need = catalogue.listing("need", state="published", veiled=["organisation"])
    one = talk("requested", between=(need, other))
    asks, asked = (acting(admin_of(side.organisation)) for side in (one.buyer, one.seller))
    assert one.buyer.organisation.name not in name_of(one, "buyer", asked)
    assert name_of(one, "buyer", asks) == str(one.buyer)
    assert one.buyer.organisation.name not in name_of(one, "buyer", AUDITOR)
    client = Client()
    client.force_login(admin_of(one.seller.organisation))
    for address in ("/conversion/deals/", f"/conversion/deals/{one.pk}/", "/conversion/deals/?export=csv"):
        answer = client.get(address)
        text = (
            b"".join(answer.streaming_content) if getattr(answer, "streaming", False) else answer.content
        ).decode()
        assert one.seller.organisation.name in text
        assert one.buyer.organisation.name not in text


def test_every_figure_opens_its_deals_and_filters_go_along():
    one = deal("paid")
    deal("ordered", buyer=one.buyer.organisation)
    client = Client()
    client.force_login(admin_of(one.buyer.organisation))
    page = client.get(reverse("conversion:funnel"), {"kind": "order"}).content.decode()
    assert "/conversion/deals/?kind=order&amp;step=paid" in page
    shown = client.get("/conversion/deals/?kind=order&step=paid").content.decode()
    assert f"/conversion/deals/{one.pk}/" in shown
    assert shown.count('class="list-main"') == 1
    assert "/conversion/deals/?" not in Client().get(reverse("conversion:funnel")).content.decode()


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("place=510000", 0), ("place=500000", 1), ("channel=direct", 1), ("channel=match", 0),
        ("since=2099-01", 0), ("until=2000-12", 0), ("kind=talk", 0), ("since=x", 1),
    ],
)  # fmt: skip
def test_filters(query, count):
    one = deal("ordered")
    client = Client()
    client.force_login(admin_of(one.buyer.organisation))
    answer = client.get(f"/conversion/deals/?{query}")
    assert answer.context["page"].total == count


def test_an_officer_leaves_a_line_and_a_side_does_not(client):
    one = deal("paid")
    client.force_login(admin_of(one.buyer.organisation))
    assert client.get(f"/conversion/deals/{one.pk}/").status_code == 200
    assert not Entry.objects.filter(verb="conversion.deal.looked").exists()


@pytest.mark.parametrize("many", [1, 3])
def test_the_number_of_queries_does_not_grow(many, django_assert_num_queries):
    house = catalogue.house()
    for _each in range(many):
        deal("ordered", buyer=house)
    client = Client()
    client.force_login(admin_of(house))
    client.get("/conversion/deals/")
    with django_assert_num_queries(8):
        client.get("/conversion/deals/")
    hear()
