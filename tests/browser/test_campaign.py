"""A campaign in a browser: an officer plans, a firm answers on a phone, the coverage shows it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from rongtong.apps.campaigns.models import Campaign, Target
from rongtong.apps.campaigns.queries.links import path_of
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_person_photo import signed_in, sound
from tests.factories import vocab
from tests.factories.campaigns import place, posted
from tests.factories.catalogue import NEED, house

pytestmark = [pytest.mark.browser, pytest.mark.thorough, pytest.mark.django_db(transaction=True)]


def planned(page: Page, here: str, size: tuple[int, int]) -> Campaign:
    """Plan a campaign, choose whom to ask and start it."""
    page.goto(f"{here}/campaigns/")
    sound(page, size)
    page.get_by_role("link", name="新建摸底").first.click()
    page.get_by_label("摸底名称").fill("渝北区秋季技术需求摸底")
    page.get_by_label("为什么摸底").fill("为对接会找准题目，答复由科技保姆跟进。")
    page.get_by_role("checkbox", name="服务", exact=True).first.check()
    sound(page, size)
    page.get_by_role("button", name="下一步：选择对象").click()
    page.get_by_label("粘贴名单").fill("渝新压铸有限公司\n没登记的模具厂 13912345678\n")
    sound(page, size)
    page.get_by_role("button", name="读取名单").click()
    expect(page.get_by_text("已把 2 家单位列入名单")).to_be_visible()
    page.get_by_role("button", name="按地区平均分派").click()
    sound(page, size)
    page.get_by_role("link", name="概览").click()
    page.get_by_role("link", name="启动…").click()
    page.locator("dialog[open]").get_by_role("button", name="启动").click()
    expect(page.get_by_role("link", name="现在关闭…")).to_be_visible()
    return Campaign.objects.get()


def answered(page: Page, here: str, target: Target, size: tuple[int, int]) -> None:
    """Answer as a phone does that scanned the code: no account, three screens."""
    page.goto(here + path_of(target))
    sound(page, size)
    page.get_by_role("button", name="服务").click()
    page.get_by_label("标题").fill(NEED["title"])
    page.get_by_label("详细说明").fill(NEED["detail"])
    page.get_by_label("技术领域").select_option("05")
    sound(page, size)
    for _step in range(2):
        page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="预览").click()
    sound(page, size)
    page.get_by_label("您的姓名").fill("李工")
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_text("您已答复，谢谢")).to_be_visible()
    sound(page, size)


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_from_the_plan_to_the_coverage(visit: Any, live_server: Any, size: tuple[int, int]) -> None:
    vocab.load()
    firm, user, here = house(name="渝新压铸有限公司"), posted(at_centre=place()), live_server.url
    page = signed_in(visit, size, live_server, user)
    made = planned(page, here, size)
    page.goto(f"{here}/campaigns/{made.pk}/cards/")
    expect(page.locator(".qr-card svg")).to_have_count(2)
    sound(page, size)
    target = made.targets.get(organisation=firm)
    answered(visit("/", PHONE, bypass_csp=True), here, target, PHONE)
    page.goto(f"{here}/campaigns/{made.pk}/")
    expect(page.get_by_text("1 / 2")).to_be_visible()
    sound(page, size)
    page.goto(f"{here}/campaigns/targets/{target.pk}/")
    sound(page, size)
    page.get_by_label("谁同意的，怎样告知的").fill("李工，电话")
    page.get_by_role("button", name="代其递交").click()
    expect(page.get_by_text("已代其递交")).to_be_visible()
    assert target.answers.get().listing.state == "submitted"
    page.goto(f"{here}/campaigns/calls/")
    sound(page, size)
