"""A company arrives: registered by code, verified in two rounds, a colleague invited, a stranger refused."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import SYSTEM
from tests.factories import centres
from tests.factories import organisations as make
from tests.factories.accounts import AT, PASSWORD, account
from tests.journeys.conftest import JOURNEY, SIZES

pytestmark = JOURNEY
NAME = "重庆渝新传感技术有限公司"
LICENCE = {"name": "营业执照.pdf", "mimeType": "application/pdf", "buffer": make.PDF}


@pytest.fixture(autouse=True)
def _one_look(monkeypatch) -> None:
    """One case in ten is drawn for a second look; not this one."""
    monkeypatch.setattr("rongtong.apps.parties.workflow.verification_guards.is_sampled", lambda *_: False)
    monkeypatch.setattr("rongtong.apps.parties.actions.verifications.is_sampled", lambda *_: False)


def reviewer(name: str, region: str):
    user = account(name)
    assign(user=user, role="reviewer", centre=centres.centre(region).pk, actor=SYSTEM, at=AT, reason="")
    return user


def signed_in(enter, name: str, email: str, size):
    account(name, email=email)
    one = enter(size=size).go("/accounts/login/").fill(login=email, password=PASSWORD)
    with one.page.expect_navigation():
        one.page.locator("main form[action='/accounts/login/'] button.btn-primary").click()
    return one.stop().reads(f"{name}，您好")


def registers(founder) -> str:
    """A wrong code, a code that is taken, then the right one. Gives the organisation's address."""
    taken = make.organisation(name="重庆先到科技有限公司")
    founder.follow("登记或加入单位").fill(uscc="91500112MA00000000").press("继续")
    expect(founder.page.locator(".field-wrong")).to_be_visible()
    founder.fill(uscc=taken.uscc).press("继续").reads("该单位已经登记", taken.name)
    founder.go("/organisations/register/").fill(uscc=make.code()).press("继续")
    founder.fill(name=NAME, region="重庆渝北").press("登记").reads(NAME, "请补全主页，然后申请认证")
    return founder.page.url.removeprefix(founder.base)


def hands_in(founder, name: str) -> None:
    founder.page.locator("main input[type=file]").set_input_files(LICENCE)
    founder.page.locator("main").get_by_role("button", name="添加材料", exact=True).click()
    founder.reads("材料已添加").stop().fill(licence_name=name).press("提交")


def returns(desk) -> None:
    desk.follow(NAME).press("受理").page.locator("[data-dialog=do-return]").click()
    desk.page.locator("#reason-return-unreadable").check()
    desk.page.locator("#note-return").fill("右下角被手指挡住，请重拍。")
    desk.stop().press("退回补正", within="#do-return").reads("已退回")


@SIZES
def test_from_a_wrong_code_to_the_mark_and_a_colleague(region, enter, inbox, worker, size):
    founder = signed_in(enter, "王芳", "wang@example.org", size)
    home = registers(founder)
    founder.follow("认证").press("开始认证")
    hands_in(founder, NAME)
    desk = enter(reviewer("郑审核", "500000"), size=size).go("/me/").follow("全部")
    returns(desk)
    founder.go(home + "verification/").reads("右下角被手指挡住，请重拍。")
    hands_in(founder, NAME)
    desk.page.reload()
    desk.press("受理").press("通过认证").reads("已认证")
    founder.go(home).reads("已认证").go(home + "members/")
    founder.page.locator("[name=way][value=email]").check()
    founder.fill(address="li@example.org").press("邀请").reads("邀请已发出")
    worker()
    colleague_accepts(enter, inbox, size)
    founder.page.reload()
    founder.reads("李明")


def invited(inbox) -> str:
    """Give where the letter of the invitation leads; others may come before it."""
    while True:
        letter = inbox.letters.get(timeout=20).get_body(("plain",)).get_content()
        if link := re.search(r"https?://[^/\s]+(/invitations/\S+/)", letter):
            return link[1]


def colleague_accepts(enter, inbox, size) -> None:
    guest = enter(account("李明", email="li@example.org"), size=size)
    guest.go(invited(inbox)).reads("王芳", NAME).press("接受").reads(f"您已加入{NAME}")


@SIZES
def test_a_stranger_and_an_officer_of_elsewhere_are_refused_in_words(region, enter, size):
    case = make.case(make.organisation(name=NAME))
    stranger = enter(account("路过的人"), size=size)
    stranger.go(f"/organisations/{case.organisation_id}/members/").reads("您没有权限", "您不在其中")
    elsewhere = enter(reviewer("外地审核员", centres.SICHUAN), size=size)
    # What is not in reach answers as what does not exist: case numbers cannot be counted.
    elsewhere.go("/review/").go(f"/review/{case.pk}/").reads("页面不存在", "也可能不对您开放")
    expect(elsewhere.page.locator("body")).not_to_contain_text("通过认证")
