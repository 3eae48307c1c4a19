"""A company posts a need from a phone: pasted, read, corrected, two editors, a lost network, handed in."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from rongtong.apps.catalogue.models import Listing
from tests.browser.conftest import PHONE
from tests.factories import catalogue
from tests.factories.organisations import admin_of
from tests.journeys.conftest import JOURNEY, SIZES

pytestmark = JOURNEY
LETTER = (
    "铝合金压铸壳体气孔率偏高，寻求缺陷检测与工艺诊断。我公司位于重庆市渝北区，年产30万件ADC12壳体，"
    "气孔造成的报废率为8%，要求降到3%以下。换过脱模剂，只降到7%。预算20万元至50万元，希望六个月内完成。"
)


@pytest.fixture
def owner(region):
    return catalogue.house(name="重庆渝新传感技术有限公司")


def begins(enter, owner, size, text: str = ""):
    one = enter(admin_of(owner), size=size).go("/post/").follow("我有需求").follow("检测、加工、设计")
    return one.fill(text=text).press("开始填写")


def status(one):
    return one.page.locator("[data-status]")


@SIZES
def test_a_change_of_what_is_public_waits_for_a_reviewer(enter, owner, size):
    made = catalogue.listing(owner=owner, state="published")
    one = enter(admin_of(owner), size=size).go("/me/listings/").reads("已发布", "%")
    one.go(f"/listings/{made.pk}/write/1/").fill(title="压铸壳体气孔检测与诊断").press("下一步")
    one.press("下一步").press("查看改动").reads("压铸壳体气孔检测与诊断", made.title)
    one.press("提交修改").reads("三个工作日内答复")
    everybody = enter(size=size).go(f"/listings/{made.pk}/").reads(made.title)
    expect(everybody.page.locator("body")).not_to_contain_text("压铸壳体气孔检测与诊断")


@SIZES
def test_from_a_pasted_letter_to_the_gate(enter, owner, size):
    one = begins(enter, owner, size, LETTER).reads("从文字中识别的内容", "预算20万元至50万元")
    expect(one.page.locator("[name=money_high]")).to_have_value("50")
    one.press("采用").reads("每一项都标明了来源", "来自粘贴的文字")
    one.page.locator("[name=field]").select_option("05")
    one.press("下一步")
    one.fill(money_low="80").press("下一步")
    expect(one.page.locator(".field-wrong")).to_contain_text("最高金额低于最低金额")
    one.fill(money_low="20").press("下一步").fill(summary="压铸壳体气孔率高，找检测与诊断。")
    one.page.get_by_label("发布方名称").check()
    expect(one.page.locator("[data-seen]")).not_to_contain_text("发布方名称")
    one.press("预览").reads("公众将看到的内容", "匿名")
    one.press("提交").reads("已提交，接下来", "审核员最迟答复时间")
    made = Listing.objects.get()
    assert (made.state, made.money_low, made.veiled) == ("submitted", 20_000_000, ["organisation"])
    assert made.sources.get(name="money_high").passage == "20万元至50万元"


def test_typed_text_survives_a_closed_phone(enter, owner):
    one = begins(enter, owner, PHONE).fill(title="铝合金压铸件气孔率偏高", detail="报废率8%。")
    one.page.locator("[name=detail]").blur()
    expect(one.page.locator("[data-bar]")).not_to_contain_text("详细说明")
    one.page.context.close()
    again = enter(admin_of(owner), size=PHONE).go("/post/").follow("铝合金压铸件气孔率偏高")
    expect(again.page.locator("[name=detail]")).to_have_value("报废率8%。")


def test_typed_text_survives_a_lost_network(enter, owner):
    one = begins(enter, owner, PHONE)
    one.page.context.set_offline(True)
    one.fill(title="铝合金压铸件气孔率偏高")
    one.page.locator("[name=detail]").focus()
    expect(status(one)).to_contain_text("网络已断开")
    expect(one.page.locator("[name=title]")).to_have_value("铝合金压铸件气孔率偏高")
    one.page.context.set_offline(False)
    expect(status(one)).to_contain_text("已保存")
    assert Listing.objects.get().title == "铝合金压铸件气孔率偏高"


def test_the_second_of_two_editors_loses_nothing(enter, owner):
    one = begins(enter, owner, PHONE)
    other = enter(admin_of(owner), size=PHONE).go(one.page.url.removeprefix(one.base))
    one.fill(title="第一位写的标题").press("稍后继续")
    other.fill(title="第二位写的标题").press("下一步").reads("第一位写的标题")
    expect(other.page.locator("[name=title]")).to_have_value("第二位写的标题")
    other.press("下一步")
    assert Listing.objects.get().title == "第二位写的标题"
