"""Two companies, both signed in: asked, accepted, talked, met, minuted by one and confirmed by the other."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from rongtong.apps.introductions.models import Introduction, Meeting
from rongtong.kit.facts.models import Fact
from tests.factories.introductions import pair
from tests.factories.organisations import admin_of
from tests.journeys.conftest import JOURNEY, SIZES

pytestmark = JOURNEY


@SIZES
def test_from_a_public_offer_to_minutes_that_both_confirmed(enter, region, size):
    need, offer = pair(timezone.now())
    one = enter(admin_of(need.organisation), size=size).go(f"/listings/{offer.pk}/")
    one.follow("请求洽谈").reads("已按双方发布的内容填好").press("发出请求").reads("等待对方答复")
    other = enter(admin_of(offer.organisation), size=size).go("/me/").reads("合作：等您处理")
    other.go("/introductions/").follow(need.title).press("同意，谈一谈").reads("双方都愿意谈")
    other.fill(body="欢迎来看样机，产线在渝北。").press("发送").reads("欢迎来看样机")
    made = Introduction.objects.get()
    page = f"/introductions/{made.pk}/"
    one.go(page).reads("欢迎来看样机").follow("提出会面时间")
    one.fill(link="https://meeting.example.cn/j/42").press("提出").reads("等待对方选定")
    other.go(page).reads("https://meeting.example.cn/j/42", "已读：")
    with other.page.expect_navigation():
        other.page.locator("[name=slot]").first.click()
    other.stop().reads("会面已经约定", "加入我的日历")
    Meeting.objects.update(starts_at=timezone.now() - timedelta(hours=1))
    other.go(page).follow("写下约定的内容")
    other.page.get_by_label("我方").check()
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    other.fill(step="寄三件样品，出检测报告", step_on=day).press("送对方确认").reads("确认后会面才算数")
    assert not Fact.objects.filter(name="introductions.meeting_confirmed").exists()
    one.go("/introductions/").follow(need.title).reads("寄三件样品").press("是的，就是这样约定的")
    one.reads("双方已会面，并都确认了约定的内容")
    assert Introduction.objects.get().state == "met"
