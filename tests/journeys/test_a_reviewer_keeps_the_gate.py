"""A reviewer's day: the queue, a return in words, the difference on resubmission, a copy merged."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from rongtong.apps.catalogue.actions import listings
from rongtong.apps.catalogue.models import DuplicatePair, Listing
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions.actions import assign
from rongtong.lib.actor import SYSTEM
from tests.factories import centres
from tests.factories.accounts import AT, account
from tests.factories.catalogue import NEED, house, listing, writer
from tests.journeys.conftest import JOURNEY, SIZES

pytestmark = JOURNEY
CONTACT = "有意请打一三八一二三四五六七八或加微信yuxin2026。" + NEED["detail"]
COPY = "铝合金压铸件气孔率偏高问题，需要缺陷检测与工艺诊断"


@pytest.fixture(autouse=True)
def _one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw nothing for a second look: one in twenty would be."""
    monkeypatch.setattr("rongtong.apps.catalogue.workflow.guards.is_sampled", lambda *_: False)


def officer(name: str, role: str, region: str = "500000") -> User:
    user = account(name)
    assign(user=user, role=role, centre=centres.centre(region).pk, actor=SYSTEM, at=AT, reason="")
    return user


def handed_in_again(made: Listing) -> Listing:
    """Correct what was returned, as its owner, and hand it in."""
    values = {"detail": NEED["detail"].replace("8%", "9%"), "deadline": None}
    saved = listings.save(listing=made, values=values, version=None, actor=writer(made), at=AT)
    return listings.submit(listing=saved, actor=writer(made), at=AT)


@SIZES
def test_from_the_queue_to_what_is_public_by_keys(region, enter, size):
    first = listing(state="submitted", detail=CONTACT, tried="")
    listing("offer", state="submitted")
    desk = enter(officer("郑审核", "reviewer"), size=size).go("/me/").reads("待审核的需求与供给")
    desk.go("/desk/listings/").reads(NEED["title"]).follow(NEED["title"])
    expect(desk.page.locator("mark.mark-contact").first).to_have_text("一三八一二三四五六七八")
    desk.reads("正文里有联系方式", "缺：")
    with desk.page.expect_navigation():
        desk.page.keyboard.press("t")
    desk.stop().page.keyboard.press("r")
    dialog = desk.page.locator("#do-return")
    dialog.get_by_label("正文里有联系方式").check()
    expect(dialog.locator("textarea")).to_have_value(
        "请删去正文里的电话、邮箱、微信等联系方式。有意者会在站内联系您，双方身份都看得到。"
    )
    dialog.locator("[data-insert]", has_text="期望完成日期").click()
    expect(dialog.locator("textarea")).to_have_value(re.compile("请填写希望完成的日期"))
    desk.stop().press("退回补正", within="#do-return").reads("高真空压铸")
    passes(desk, handed_in_again(Listing.objects.get(pk=first.pk)))


def passes(desk, made: Listing) -> None:
    """See what changed word by word, and publish by one key each."""
    desk.go(f"/desk/listings/{made.pk}/").reads("比上次改了什么", "请删去正文里的电话")
    expect(desk.page.locator(".gate-changes ins", has_text="9").first).to_be_visible()
    for key in "tp":
        with desk.page.expect_navigation():
            desk.page.keyboard.press(key)
        desk.stop()
    assert Listing.objects.get(pk=made.pk).state == "published"


@SIZES
def test_a_copy_is_laid_beside_the_first_merged_and_parted(region, enter, size):
    owner = house()
    for title in (NEED["title"], COPY):
        listing(state="published", owner=owner, title=title)
    judge = enter(officer("郑审核", "reviewer"), size=size).go("/desk/listings/duplicates/")
    judge.follow(NEED["title"]).reads("是同一条吗", "同一提交方")
    judge.page.locator("#id_reason").fill("同一条")
    judge.press("合并").reads("已合并")
    assert DuplicatePair.objects.get().state == "merged"
    judge.go("/desk/listings/duplicates/").press("撤销").reads("已重新分开")
    assert set(Listing.objects.values_list("state", flat=True)) == {"published"}


@SIZES
def test_the_head_sees_how_the_gate_works_and_what_was_taken_down(region, enter, size):
    listing(state="returned")
    gone = listing(state="taken_down", title="过期的一条需求")
    head = enter(officer("周主任", "centre.head"), size=size).go("/desk/listings/quality/?days=365")
    head.reads("点开每个数字", "复核").follow("1")
    head.go("/desk/listings/taken-down/").reads("过期的一条需求", "已过时")
    owner = enter(gone.author, size=size).go(f"/listings/{gone.pk}/")
    owner.press("重新打开为草稿")
    head.go("/desk/listings/taken-down/?back=yes").reads("过期的一条需求")


@SIZES
def test_a_reviewer_of_elsewhere_and_a_stranger_are_refused_in_words(region, enter, size):
    made = listing(state="submitted", title="本县企业还没公开的需求")
    for visitor in (
        officer("外地审核员", "reviewer", "510000"),
        account("路过的人"),
        officer("张专员", "officer"),
    ):
        one = enter(visitor, size=size).go(f"/desk/listings/{made.pk}/")
        expect(one.page.locator("body")).not_to_contain_text("本县企业还没公开的需求")
