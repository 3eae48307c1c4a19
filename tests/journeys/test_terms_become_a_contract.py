"""A company and a university agree, somebody objects and is answered, both sign, a registrar registers it."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from rongtong.apps.contracts.models import Contract, Notice
from rongtong.apps.registration.models import Registration
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import SYSTEM
from tests.factories import contracts
from tests.factories.accounts import PASSWORD, account
from tests.factories.catalogue import house
from tests.factories.centres import CHONGQING, centre
from tests.factories.organisations import AT, admin_of
from tests.factories.registration import NUMBER, STATED
from tests.journeys.conftest import JOURNEY, SIZES

pytestmark = JOURNEY


@pytest.fixture
def people(enter, region, size):
    """A company, the transfer office of a university, somebody who will object."""
    company = house(nature="150")
    university = house(kind="university", nature="022")
    one, other = (enter(admin_of(house), size=size) for house in (company, university))
    return one, other, enter(account("梁雪"), size=size), university


@SIZES
def test_from_four_questions_to_a_registered_contract(people, enter, size, tmp_path):
    one, other, third, university = people
    page = begun(one, university)
    another_day(other, page)
    one.go(f"{page}/terms/").reads("第 1 版与第 2 版", "2027-06-30")
    through_word(one, page, tmp_path)
    other.go("/me/").reads("合同：轮到您").go(f"{page}/terms/").reads("第 2 版与第 3 版")
    expect(other.page.locator("ins", has_text="十")).to_be_visible()
    other.press("接受第 3 版").reads("由成果持有单位公示名称和价格")
    confirmed(other, page, "publish", "公示名称和价格")
    objected(third, other, page)
    other.go(f"{page}/").press("结束公示").reads("待签署")
    for who in (one, other):
        who.go(f"{page}/sign/").fill(password=PASSWORD).page.locator("[name=sure]").check()
        who.press("签署").reads("已签署。")
    one.go(f"{page}/").reads("已签署", "样机", "下一项交付")
    assert Contract.objects.get().state == "signed"
    registered(other, enter(registrar(), size=size), page)
    other.go(f"{page}/").reads(NUMBER)


def begun(one: Any, university: Any) -> str:
    """Answer the questions, write the terms in five steps, propose them; the contract's address."""
    one.go("/contracts/guide/").page.get_by_label("还没有，要研究开发").check()
    one.page.get_by_label("卖方做，买方出钱、出资料").check()
    one.press("看结论").reads("第851条").follow("按这一种类发起")
    one.page.get_by_label("买方", exact=True).check()
    one.fill(other=university.name, title=contracts.TITLE).press("下一步：写条款")
    one.fill(valid_from="2026-12-01", valid_to="2027-12-31").press("保存并继续")
    rows = {"milestones-0-title": "样机", "milestones-0-criteria": "检出率不低于95%"}
    one.fill(**rows).press("保存并继续")
    rows = {"items-0-what": "研究开发经费", "items-0-amount": "400000"}
    one.fill(**rows, **{"instalments-0-what": "首付款", "instalments-0-amount": "400000"}).press("保存并继续")
    one.fill(**{"text-subject": contracts.SUBJECT}).press("保存并继续").reads("没有缺项")
    one.press("向对方提出").reads("对方已收到通知")
    return f"/contracts/{Contract.objects.get().pk}"


def another_day(other: Any, page: str) -> None:
    """Propose another end than what lies on the table."""
    other.go(f"{page}/terms/").reads("第 1 版等待您答复").follow("提出新的一版")
    other.fill(valid_to="2027-06-30").press("保存并继续").go(f"{page}/write/check/")
    other.reads("与当前版本的差别", "2027-06-30").press("向对方提出")


def through_word(one: Any, page: str, folder: Path) -> None:
    """Take the draft as Word, change a clause in it, bring it back, take the change over."""
    draft = docx.Document(BytesIO(one.page.request.get(f"{one.base}{page}/draft.docx").body()))
    for paragraph in draft.paragraphs:
        if "知悉之日起五年" in paragraph.text:
            paragraph.runs[0].text = paragraph.text.replace("五年", "十年")
    draft.save(folder / "改.docx")
    one.go(f"{page}/terms/").page.locator("main [name=upload]").set_input_files(folder / "改.docx")
    one.press("比较").press("提出勾选的修改").reads("对方已收到通知")


def confirmed(who: Any, page: str, name: str, label: str) -> None:
    """Press a step that says first what it means."""
    who.go(f"{page}/").page.locator(f"[data-dialog=do-{name}]").click()
    who.press(label, within=f"#do-{name}")


def objected(third: Any, other: Any, page: str) -> None:
    """Object while the notice is open; the owner answers; the days pass."""
    notice = Notice.objects.get()
    third.go("/contracts/notices/").follow(contracts.TITLE).page.get_by_label("发明人遗漏或有误").check()
    third.fill(text="第二完成人没有列出，实验记录可查。").press("提交异议").reads("已送达成果持有单位")
    other.go(f"{page}/price/").reads("第二完成人没有列出").page.locator(
        "summary", has_text="答复"
    ).first.click()
    other.fill(note="完成人名单与实验记录一致，记录附后。").press("答复：异议不成立")
    third.go(f"/contracts/notices/{notice.pk}/").reads("完成人名单与实验记录一致")
    Notice.objects.update(until=timezone.now() - timedelta(hours=1))


def registrar() -> User:
    """Give a registrar whose centre serves the seller's place."""
    user = account("钟离")
    assign(user=user, role="registrar", centre=centre(CHONGQING).pk, actor=SYSTEM, at=AT)
    return user


def registered(seller: Any, desk: Any, page: str) -> None:
    """The seller applies, the registrar takes it up and enters the number."""
    seller.go(f"{page}/registrable/").press("开始办理登记").go(
        f"/registrations/{Registration.objects.get().pk}/form/"
    )
    for name, value in STATED.items():
        seller.page.locator(f"main [name={name}]").select_option(value)
    seller.press("保存并提交").reads("已提交")
    desk.go("/registrations/desk/").follow(contracts.TITLE).press("受理")
    desk.fill(number=NUMBER).press("登记")
    assert Registration.objects.get().number == NUMBER
