"""A company orders a service at its price; the seller delivers; both confirm the money and rate."""

from __future__ import annotations

import pytest
from django.utils import timezone

from rongtong.apps.ledger.models import Obligation
from rongtong.apps.orders.models import Order
from tests.factories import catalogue, orders
from tests.factories.organisations import admin_of
from tests.journeys.conftest import JOURNEY, SIZES

pytestmark = JOURNEY
MOST_TAPS = 8


class Counted:
    """Counts the taps of somebody."""

    def __init__(self, traveller):
        self.one, self.taps = traveller, 0

    def __getattr__(self, name):
        if name in ("press", "follow"):
            self.taps += 1
        return getattr(self.one, name)


@pytest.fixture
def sides(region):
    at = timezone.now()
    seller, buyer = (catalogue.house(name=name) for name in ("重庆渝北检测中心", "重庆渝新压铸有限公司"))
    return orders.offer(owner=seller, at=at), seller, buyer


def rate(who, path):
    """Tap the stars."""
    who.go(path)
    who.page.get_by_label("很好").check()
    who.press("评价")


@SIZES
def test_from_the_public_page_to_paid_and_rated(enter, sides, size):
    offer, seller, buyer = sides
    one = Counted(enter(admin_of(buyer), size=size))
    one.go(f"/listings/{offer.pk}/").reads("1,200")
    one.follow("下单")
    one.fill(quantity="2", wish="壳体两件，样品周三送到")
    one.press("确认下单").reads("已下单")
    assert one.taps <= MOST_TAPS
    order = Order.objects.get()
    assert (order.state, order.price) == ("ordered", 240_000)
    path = f"/orders/{order.pk}/"
    other = enter(admin_of(seller), size=size).go("/me/").reads(order.title)
    other.go(path).reads("壳体两件").fill(note="报告编号 JC-2026-18，两件合格。").press("交付")
    one.go(path).reads("JC-2026-18")
    one.page.locator("[data-dialog=do-accept]").click()
    one.press("验收通过", within="#do-accept")
    one.reads("待付款")
    one.follow("付款与发票")
    one.press("登记").reads("待确认")
    owed = Obligation.objects.get()
    other.go(f"/money/owed/{owed.pk}/").press("确认，款项属实").reads("已付清")
    for who in (one, other):
        rate(who, path)
    one.go(path).reads("已完成并互评")
    other.go("/money/").reads("资金往来", "2,400")
    other.go("/orders/").reads(order.title)
