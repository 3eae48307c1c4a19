"""Lists ask the database as often for three rows as for one."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import catalogue, disclosure, orders
from tests.factories.introductions import introduction, pair
from tests.factories.organisations import AT, admin_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def signed_in(house):
    browser = Client()
    browser.force_login(admin_of(house))
    return browser


@pytest.mark.parametrize("rows", [1, 3])
def test_my_orders(rows, django_assert_num_queries):
    house = catalogue.house()
    for state in ("ordered", "delivered", "disputed")[:rows]:
        orders.order(state, of=orders.offer(), buyer=house)
    browser, address = signed_in(house), reverse("orders:list")
    browser.get(address)
    with django_assert_num_queries(7):
        assert browser.get(address).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_my_orders_for_programs(rows, django_assert_num_queries):
    house = catalogue.house()
    for state in ("delivered", "quoted", "delivered")[:rows]:
        orders.order(state, of=orders.offer(), buyer=house)
    browser = signed_in(house)
    browser.get("/api/v1/orders")
    with django_assert_num_queries(5):
        assert len(browser.get("/api/v1/orders").json()["items"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_my_agreements(rows, django_assert_num_queries):
    house = catalogue.house()
    for _each in range(rows):
        need = catalogue.listing("need", owner=house, state="published", at=AT)
        talk = introduction("accepted", between=(need, pair()[1]))
        disclosure.agreement("standing", of=talk)
    browser, address = signed_in(house), reverse("disclosure:agreements")
    browser.get(address)
    with django_assert_num_queries(6):
        assert browser.get(address).status_code == 200
