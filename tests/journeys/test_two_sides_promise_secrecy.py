"""Two people: one asks for secrecy, both sign, one opens the room, the other reads a marked page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from rongtong.apps.disclosure.models import Agreement, Reading
from tests.factories.disclosure import introduced, room_file
from tests.factories.organisations import admin_of
from tests.journeys.conftest import JOURNEY, SIZES, Enter

pytestmark = JOURNEY


@SIZES
def test_from_asking_to_a_page_with_ones_name(
    size: tuple[int, int], enter: Enter, worker: Callable[[], None], monkeypatch: Any
):
    monkeypatch.setattr("rongtong.apps.catalogue.workflow.guards.is_sampled", lambda *_: False)
    of = introduced(timezone.now())
    room_file(of.offer, "工艺参数.txt", at=timezone.now())
    buyer = enter(admin_of(of.buyer.organisation, timezone.now()), size)
    seller = enter(admin_of(of.seller.organisation, timezone.now()), size)

    buyer.go(f"/introductions/{of.pk}/").follow("发起签署").press("请对方签署")
    made = Agreement.objects.get()
    sign(buyer, "签署")
    buyer.reads("一方已签")
    seller.go("/me/").reads("请签署或婉拒").go(f"/agreements/{made.pk}/")
    sign(seller, "签署（第二方）")
    worker()
    seller.go(f"/agreements/{made.pk}/").reads("对双方有约束力", "签署后的 PDF", "刚刚重新核对：未被改动")

    seller.go(f"/rooms/{of.offer_id}/").press("未公开内容和资料室").reads("已向对方开放")
    buyer.go(f"/disclosed/{of.offer_id}/").reads("资料室").press("查看页面 工艺参数.txt")
    sheet = buyer.page.locator(".sheets img").first
    expect(sheet).to_have_js_property("complete", value=True)
    assert sheet.evaluate("one => one.naturalWidth") == 1240
    code = Reading.objects.get().code
    seller.go(f"/rooms/{of.offer_id}/?code={code}").reads(f"{of.buyer}")


def sign(one: Any, name: str) -> None:
    """Tap, read what it means, confirm."""
    one.page.locator("main").get_by_role("link", name=f"{name}…", exact=True).first.click()
    dialog = one.page.locator("dialog[open]")
    expect(dialog).to_contain_text("同样的约束力")
    with one.page.expect_navigation():
        dialog.get_by_role("button", name=name, exact=True).click()
    one.stop()
