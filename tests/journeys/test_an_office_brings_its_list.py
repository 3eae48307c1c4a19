"""A transfer office brings its list of results: asked once, a cell mended, handed in, matched, undone."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from rongtong.apps.catalogue.models import Import, Listing
from tests.factories import catalogue
from tests.factories.imports import ROWS, sheet
from tests.factories.organisations import admin_of
from tests.journeys.conftest import JOURNEY, SIZES

pytestmark = JOURNEY
HEAD = ["序号", "成果名称", "简介", "专业方向", "所在地", "成熟度", "拟转让价格(万元)"]
FOUND = [4, catalogue.OFFER["title"], catalogue.OFFER["detail"], "压铸工艺", "阿特兰蒂斯", "TRL 8", 30]


@pytest.fixture
def office(region: None) -> Any:
    """A verified office, and a public need that one of its results answers."""
    catalogue.listing(state="published", at=timezone.now())
    return catalogue.house(name="绵阳科汇技术转移有限公司")


def answers(one: Any) -> None:
    """Say once for the whole file which fields its words mean."""
    asked = one.page.locator("form[action$='/answers/'] select:visible")
    for choice in asked.all():
        if not choice.input_value():
            choice.select_option("05")
    with one.page.expect_navigation():
        one.page.locator("form[action$='/answers/'] button").click()
    one.stop()


def uploads(one: Any, worker: Any) -> str:
    """Choose the file in the browser and have it read; give the page of the import."""
    file = sheet([*ROWS, FOUND], HEAD)
    one.go("/imports/new/").page.locator("[name=file]").set_input_files(
        {"name": file.name, "mimeType": "application/octet-stream", "buffer": file.read()}
    )
    one.page.locator("[name=what]").select_option("offer.result")
    one.press("读取文件")
    expect(one.page.locator(".crumbs")).to_contain_text(file.name)
    expect(one.page.locator("head link[href*='catalogue/imports']")).to_have_count(1)
    worker()
    return f"/imports/{Import.objects.get().pk}/"


@SIZES
def test_from_a_spreadsheet_to_candidates_and_back(enter: Any, office: Any, worker: Any, size: Any) -> None:
    one = enter(admin_of(office), size=size)
    here = uploads(one, worker)
    one.go(here).reads("成果名称", "阿特兰蒂斯")
    answers(one)
    worker()
    one.go(here).page.locator(".import-mend input").first.fill("重庆市渝北区")
    one.press("采用我填写的值并重新读取")
    worker()
    one.go(here).press("导入")
    worker()
    one.go(here).reads("4").press("提交 4 条资料齐全的草稿")
    worker()
    made = Listing.objects.get(title=FOUND[1])
    assert made.state == "submitted"
    for step in ("take", "publish"):
        made = catalogue.step_of(made, step, None, timezone.now())
    worker()
    one.go(f"/listings/{made.pk}/candidates/").reads(catalogue.NEED["title"])
    one.go(here)
    one.page.get_by_text("整批撤销…").first.click()
    one.press("整批撤销")
    worker()
    one.go(here).reads("已撤销")
    assert Listing.objects.filter(state="published", side="offer").count() == 1
