"""Searching, opening, comparing and sharing needs and offers in a real browser, at a desk and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from rongtong.apps.catalogue.actions import indexing
from rongtong.apps.catalogue.models import Listing
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_person_photo import sound
from tests.factories import vocab
from tests.factories.catalogue import house, listing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = pytest.mark.parametrize("size", [DESK, PHONE])


@pytest.fixture
def region(settings: Any, tmp_path: Any, live_server: Any) -> list[Listing]:
    """Three offers and a need, published and indexed."""
    settings.INDEX_FOLDER = tmp_path / "index"
    vocab.load()
    owner, now = house(), timezone.now()
    other = {"keywords": ["续航"], "summary": "", "detail": "低温下续航提升两成，已在六条线路使用。"}
    titles: dict[str, dict[str, Any]] = {
        "高真空压铸成套工艺与气孔在线检测": {}, "压铸模具温度场仿真": {}, "无人机巡检电池管理系统": other,
    }  # fmt: skip
    made = [
        listing("offer", state="published", owner=owner, at=now, title=title, **values)
        for title, values in titles.items()
    ]
    made.append(listing(state="published", owner=owner, at=now, veiled=["organisation", "money"]))
    for side in ("need", "offer"):
        indexing.rebuild(side, at=now)
    return made


@SIZES
def test_a_reader_finds_narrows_and_opens(visit: Any, region: list[Listing], size: tuple[int, int]) -> None:
    page = visit("/search/?side=offer&q=压铸", size, bypass_csp=True)
    expect(page.locator(".find")).to_have_count(2)
    expect(page.locator("mark").first).to_be_visible()
    sound(page, size)
    if size == PHONE:
        page.get_by_role("button", name="筛选").click()
        expect(page.locator("#narrow")).to_be_visible()
        sound(page, size)
    page.locator("#narrow").get_by_role("link", name="7–9 级").click()
    expect(page.locator(".found-bar .chip")).to_have_count(1)
    page.locator(".find-title a").first.click()
    expect(page.locator(".five dd")).to_have_count(5)
    sound(page, size)


@SIZES
def test_suggestions_are_reached_by_the_keyboard(
    visit: Any, region: list[Listing], size: tuple[int, int]
) -> None:
    page = visit("/search/?side=offer", size)
    box = page.get_by_role("combobox")
    box.press_sequentially("wurenji")
    expect(page.get_by_role("option")).to_have_count(1)
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-1")
    box.press("Enter")
    expect(page.locator(".find-title").first).to_contain_text("无人机巡检")


@SIZES
def test_two_are_compared_and_nothing_found_helps(
    visit: Any, region: list[Listing], size: tuple[int, int]
) -> None:
    page = visit("/search/?side=offer", size, bypass_csp=True)
    for number in (0, 1):
        with page.expect_navigation():
            page.locator(".find").nth(number).get_by_role("button", name="比较").click()
    page.goto(page.url.split("/search/")[0] + "/compare/")
    expect(page.locator("thead th")).to_have_count(2)
    sound(page, size)
    page.goto(page.url.split("/compare/")[0] + "/search/?q=不存在之物&verified=yes")
    expect(page.get_by_role("heading", name="还没有找到合适的结果")).to_be_visible()
    sound(page, size)


def test_it_works_without_scripts(visit: Any, region: list[Listing]) -> None:
    page = visit("/search/?side=offer", DESK, java_script_enabled=False)
    page.get_by_role("searchbox").fill("无人机")
    page.get_by_role("button", name="搜索", exact=True).click()
    expect(page.locator(".find-title").first).to_contain_text("无人机")
    page.locator("#narrow").get_by_role("link", name="成都市").click()
    expect(page.locator(".chip strong").last).to_have_text("成都市")


@SIZES
def test_the_map_and_the_home_page_lead_into_the_search(
    visit: Any, region: list[Listing], size: tuple[int, int]
) -> None:
    page = visit("/", size, bypass_csp=True)
    expect(page.get_by_text("本周新发布")).to_be_visible()
    sound(page, size)
    page.locator("#hero-q").fill("压铸件气孔率高")
    page.locator(".hero-search button").click()
    expect(page.locator(".find")).to_have_count(1)
    expect(page.locator(".find-facts")).to_contain_text("匿名")
    page.goto(page.url.split("/search/")[0] + "/search/map/?side=offer")
    sound(page, size)
