"""A company finds whom to talk to: a question answered, conditions tried, an interest on both sides."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from rongtong.apps.matching.models import Answer
from tests.factories import catalogue
from tests.factories.organisations import admin_of
from tests.journeys.conftest import JOURNEY, SIZES

pytestmark = JOURNEY
TITLE = catalogue.NEED["title"]


@pytest.fixture
def sides(region, worker):
    """A need without a budget and three offers for it, one dear; matched by the worker."""
    at = timezone.now()
    buyer = catalogue.house(name="重庆渝新传感技术有限公司")
    need = catalogue.listing(owner=buyer, state="published", at=at, money_low=None, money_high=None)
    dear = {"title": "压铸件气孔检测与诊断整线改造", "money_low": 900_000_000, "money_high": 900_000_000}
    offers = [
        catalogue.listing("offer", state="published", at=at, **{"title": TITLE} | more)
        for more in ({}, {}, dear)
    ]
    worker()
    return need, offers


def candidates(one):
    return one.page.locator("#candidates > .match-list > li")


@SIZES
def test_from_the_published_need_to_an_interest_on_both_sides(enter, sides, size):
    need, offers = sides
    one = enter(admin_of(need.organisation), size=size).go("/me/").reads("适合您的", TITLE)
    one.go(f"/listings/{need.pk}/").follow("合适的候选").reads("点一下，名单更准", "您的预算是多少")
    expect(candidates(one)).to_have_count(3)
    one.fill(typed="60").press("就填这个").reads("您的列表已按此重排")
    expect(candidates(one)).to_have_count(2)
    one.page.get_by_text("为什么不是其他的").click()
    one.stop().reads("超过最高预算60万元")
    one.follow("感兴趣").press("发出请求").reads("等待对方答复")
    told = Answer.objects.get()
    theirs = next(offer for offer in offers if offer.pk == told.offer_id)
    other = enter(admin_of(theirs.organisation), size=size).go("/me/matches/").reads(TITLE, "对方有意")
    other.follow("感兴趣").press("同意，谈一谈").reads("双方都愿意谈")
    one.go(f"/listings/{need.pk}/candidates/").reads("双方都有意")


@SIZES
def test_trying_counts_at_once_and_saves_nothing(enter, sides, size):
    need, _offers = sides
    one = enter(admin_of(need.organisation), size=size).go(f"/listings/{need.pk}/candidates/")
    one.page.locator("#id_budget").evaluate(
        "e => {e.value = 40; e.dispatchEvent(new Event('change', {bubbles: true}))}"
    )
    expect(one.page.locator("#candidates")).to_contain_text("试算，未保存")
    expect(candidates(one)).to_have_count(2)
    one.stop()
    need.refresh_from_db()
    assert need.money_high is None


@SIZES
def test_without_scripts_it_is_a_form_and_a_comparison(enter, sides, size):
    need, _offers = sides
    one = enter(admin_of(need.organisation), size=size).go(f"/listings/{need.pk}/candidates/")
    for box in one.page.locator("[name=pick]").all()[:2]:
        box.check()
    one.press("对比勾选的候选").reads("候选对比", "标色的行各不相同")
    one.go(f"/listings/{need.pk}/candidates/?budget=40").reads("试算，未保存")
    expect(candidates(one)).to_have_count(2)
