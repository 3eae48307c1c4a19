"""A scientist offers a capability from a phone; of what it may answer, one need is not theirs and one is."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.models import Answer, Exposure
from rongtong.apps.parties.actions import experts
from tests.factories import catalogue, centres
from tests.factories.organisations import admin_of
from tests.journeys.conftest import JOURNEY, SIZES

pytestmark = JOURNEY
TEAM = {
    "title": "压铸件气孔缺陷检测与工艺诊断",
    "detail": "课题组做铝合金压铸十五年，用工业CT和模流分析找气孔来源，已帮六家厂把报废率降到3%以下。",
}
TERMS = {"open": True, "needs_a_week": 3, "hours_a_week": 4, "least_fee": 0}


@pytest.fixture
def scientist(region):
    """A scientist whose identity was resolved, who takes three needs a week."""
    one = centres.resolved(centres.tree(), name="周明远")
    by = {"actor": centres.acting(one.user, timezone.now()), "at": timezone.now()}
    experts.set_terms(person=one, values=TERMS, version=None, **by)
    return one


@pytest.fixture
def needs(region):
    """Two public needs of two companies, for the same work."""
    houses = [catalogue.house(name=name) for name in ("重庆渝新传感技术有限公司", "绵阳安州铸件有限公司")]
    return [catalogue.listing(owner=one, state="published", at=timezone.now()) for one in houses]


def offers(one, worker):
    """Write the offer in the browser; a reviewer publishes it and the worker matches it."""
    one.go("/post/").follow("我有成果").follow("能力与团队").press("开始填写")
    one.fill(**TEAM).page.locator("[name=field]").select_option("05")
    while one.page.get_by_role("button", name="下一步").count():
        if one.page.locator("[name=region]").count():
            one.fill(region="绵阳涪城")
        one.press("下一步")
    one.press("预览").press("提交").reads("已提交，接下来")
    made = Listing.objects.get(side="offer")
    for step in ("take", "publish"):
        made = catalogue.step_of(made, step, None, timezone.now())
    worker()


@SIZES
def test_from_an_offer_to_an_interest_of_both(enter, scientist, needs, worker, size):
    one = enter(scientist.user, size=size)
    offers(one, worker)
    cards = one.go("/me/matches/").page.locator(".match-card")
    expect(cards).to_have_count(2)
    one.page.get_by_text("不合适…").first.click()
    one.press("不是同一件事").press("撤销").reads("已撤回")
    one.page.get_by_text("不合适…").first.click()
    one.press("不是同一件事")
    expect(cards).to_have_count(1)
    one.follow("感兴趣").press("发出请求").reads("等待对方答复")
    assert sorted(Answer.objects.filter(undone_at=None).values_list("said", "reason")) == [
        ("interested", ""),
        ("not_for_me", "topic"),
    ]
    told = Answer.objects.get(said="interested").need
    owner = enter(admin_of(told.organisation), size=size)
    owner.go(f"/listings/{told.pk}/candidates/").reads(TEAM["title"], "对方有意").follow("感兴趣")
    owner.press("同意，谈一谈").reads("双方都愿意谈")
    assert set(Exposure.objects.filter(place="week").values_list("position", flat=True)) == {1, 2}
