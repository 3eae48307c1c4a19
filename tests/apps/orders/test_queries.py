"""Lists ask the database as often for three rows as for one."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import catalogue, disclosure, orders
from tests.factories.introductions import introduction, pair
from tests.factories.organisations import AT, admin_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def house():
    return catalogue.house()


@pytest.fixture
def asked(house, django_assert_num_queries):
    """Give what asks for an address as the house's administrator, with so many queries."""
    browser = Client()
    browser.force_login(admin_of(house))

    def ask(address, queries):
        browser.get(address)
        with django_assert_num_queries(queries):
            answer = browser.get(address)
        assert answer.status_code == 200
        return answer

    return ask


def test_my_orders_on_the_page_and_for_programs(house, asked):
    offer = orders.offer()
    for rows, states in ((1, ("delivered",)), (3, ("ordered", "disputed"))):
        for state in states:
            orders.order(state, of=offer, buyer=house)
        assert asked(reverse("orders:list"), 7).content.decode().count("<tr") >= rows
        assert len(asked("/api/v1/orders", 5).json()["items"]) == rows


def test_my_agreements(house, asked):
    for rows, more in ((1, 1), (3, 2)):
        for _each in range(more):
            need = catalogue.listing("need", owner=house, state="published", at=AT)
            disclosure.agreement(of=introduction("accepted", between=(need, pair()[1])))
        assert asked(reverse("disclosure:agreements"), 6).content.decode().count("NDA-") >= rows
