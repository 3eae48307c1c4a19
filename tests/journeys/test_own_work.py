"""Each at their own work: a scientist's card, one's own data, the operator's session, display, doors."""

from __future__ import annotations

from playwright.sync_api import expect

from rongtong.kit.accounts.actions.keeping import mark_demo
from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import SYSTEM
from tests.factories.accounts import AT, account
from tests.journeys.conftest import JOURNEY, SIZES

pytestmark = JOURNEY


@SIZES
def test_a_scientist_fills_in_the_profile_and_shows_a_part_of_it(region, enter, size):
    one = enter(account("周明远"), size=size).go("/me/").follow("开始填写档案")
    one.fill(titles="教授", region="绵阳涪城", disciplines="炼金术", keywords="激光熔覆").press("保存")
    expect(one.page.locator(".field-wrong")).to_contain_text("炼金术")
    one.fill(disciplines="材料科学").press("保存").reads("涪城").press("公开我的名片")
    everybody = enter(size=size).go("/people/").follow("周明远").reads("激光熔覆")
    expect(everybody.page.locator("body")).not_to_contain_text("@example.org")


@SIZES
def test_my_data_as_a_file_then_erased_then_not(region, enter, worker, size):
    one = enter(account("初来"), size=size).go("/privacy/").press("导出我的数据")
    worker()
    one.go("/privacy/")
    with one.page.expect_download() as got:
        one.page.locator("main a[href*='/files/']").first.click()
    assert got.value.suggested_filename.endswith(".zip")
    one.go("/privacy/erase/").press("申请注销并删除").reads("撤回申请").go("/privacy/").reads("您已申请")
    one.go("/privacy/erase/").press("撤回申请").reads("已撤回")


@SIZES
def test_an_operator_is_refused_then_opens_a_session(region, enter, settings, size):
    settings.DEMO = True
    operator = account("欧若拉")
    mark_demo(user=operator, hint="平台运营员", actor=SYSTEM, at=AT)  # the demo asks for no second factor
    assign(user=operator, role="operator", actor=SYSTEM, at=AT, reason="")
    one = enter(operator, size=size).go("/operator/").reads("工作会话").go("/me/").follow("开启工作会话")
    one.fill(reason="每周例行巡检").press("开启工作权限").reads("每周例行巡检")
    for path, said in PLACES.items():
        one.go(path).reads(said)
    one.go("/staff-session/").press("立即关闭").go("/trail/").reads("须在工作会话中进行")


PLACES = {
    "/me/": "运行状况", "/operator/": "数据库", "/jobs/": "后台任务", "/roles/": "欧若拉",
    "/trail/": "欧若拉", "/trail/days/": "摘要", "/staff/accounts/": "账号",
}  # fmt: skip


@SIZES
def test_language_look_and_size_of_type_are_chosen_once(region, enter, size):
    one = enter(size=size).go("/")
    for choice, attribute, value in (("深色", "data-bs-theme", "dark"), ("大字", "data-type", "large")):
        display(one, choice)
        expect(one.page.locator("html")).to_have_attribute(attribute, value)
        one.stop()
    display(one, "English")
    one.go("/organisations/").reads("Organisations")
    expect(one.page.locator("html")).to_have_attribute("data-type", "large")


def display(one, choice: str) -> None:
    """Open the menu of the display, which the phone keeps under More, and choose."""
    for name in ("显示", "更多"):
        summary = one.page.locator("summary:visible", has_text=name)
        if summary.count():
            summary.first.click()
            break
    with one.page.expect_navigation():
        one.page.locator("button:visible", has_text=choice).first.click()


@SIZES
def test_a_door_of_the_demo_leads_to_the_workbench(region, enter, settings, size):
    settings.DEMO = True
    user = account("雷霆")
    mark_demo(user=user, hint="企业管理员", actor=SYSTEM, at=AT)
    one = enter(size=size).go("/").reads("演示").go("/demo/").press("以 雷霆 登录")
    one.reads("雷霆，您好", "登记或加入单位")
