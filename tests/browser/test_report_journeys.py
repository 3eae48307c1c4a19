"""What a person does with the report: read, search, filter, walk by keyboard, compare."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    return [need.get_attribute("id") or "" for need in page.locator("article.need:not([hidden])").all()]


def test_hostile_strings_stand_as_text_and_do_not_run(report: Page) -> None:
    report.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert report.evaluate("window.hacked") is None
    assert report.locator("main script, main img, main svg, main b:has(> b)").count() == 0
    assert report.locator("a:not([href^='#'])").count() == 0


def test_searching_narrows_the_needs_and_escape_brings_them_back(report: Page) -> None:
    report.keyboard.press("/")
    report.keyboard.type("烧结 igbt")
    expect(report.locator("#f-count")).to_contain_text("1 / 8")
    assert shown(report) == ["n1"]
    report.keyboard.press("Escape")
    expect(report.locator("#f-count")).to_contain_text("8 / 8")


def test_filters_combine(report: Page) -> None:
    report.select_option("#f-level", "34")
    expect(report.locator("#f-count")).to_contain_text("4 / 8")
    report.select_option("#f-field", "节能环保")
    expect(report.locator("#f-count")).to_contain_text("1 / 8")
    assert shown(report) == ["n3"]
    report.get_by_role("button", name="清除筛选").click()
    expect(report.locator("#f-count")).to_contain_text("8 / 8")


def test_a_search_without_result_says_what_to_do(report: Page) -> None:
    report.fill("#f-text", "没有这个词")
    expect(report.locator("#f-empty")).to_be_visible()
    assert shown(report) == []


def test_only_open_questions(report: Page) -> None:
    report.check("#f-open")
    expect(report.locator("#f-count")).not_to_contain_text("8 / 8")
    assert all(report.locator(f"#{need} .q").count() for need in shown(report))


def test_a_figure_leads_to_its_records(report: Page) -> None:
    report.locator(".figures .l4").click()
    expect(report.locator("#f-count")).to_contain_text("3 / 8")
    assert report.locator("article.need:not([hidden])").first.get_attribute("data-l") == "4"


def test_every_link_leads_somewhere(report: Page) -> None:
    lost = report.evaluate(
        "[...document.querySelectorAll('a')].filter(a => !document.getElementById(a.hash.slice(1)))"
        ".map(a => a.outerHTML)"
    )
    assert lost == []


def test_the_keyboard_alone_reads_a_candidate(report: Page) -> None:
    for key in ("j", "j", "k"):
        report.keyboard.press(key)
    assert report.evaluate("document.activeElement.id") == "n1c1"
    report.keyboard.press("Enter")
    expect(report.locator("#n1c1 blockquote").first).to_be_visible()
    report.keyboard.press("Escape")
    expect(report.locator("#n1c1 blockquote").first).to_be_hidden()
    report.keyboard.press("Escape")
    assert report.evaluate("document.activeElement.id") == "n1"


def test_comparing_marks_the_differences_and_stops_at_four(report: Page) -> None:
    for _ in range(5):
        report.keyboard.press("j")
        report.keyboard.press("x")
    expect(report.locator(".tray")).to_contain_text("已选 4 / 4")
    expect(report.locator(".tray [role=alert]")).to_contain_text("最多对比四个")
    report.locator(".tray .main").click()
    table = report.locator("dialog table")
    expect(table.locator("thead th")).to_have_count(4)
    assert table.locator("tr.diff").count() > 3
    report.keyboard.press("Escape")
    expect(report.locator("dialog")).to_be_hidden()


def test_a_candidate_can_be_taken_out_of_the_comparison(report: Page) -> None:
    for box in report.locator("#n1 .tick input").all()[:2]:
        box.check()
    report.locator(".tray .main").click()
    report.locator("dialog thead button").first.click()
    expect(report.locator("dialog thead th")).to_have_count(1)
    expect(report.locator(".tray")).to_contain_text("已选 1 / 4")


def test_the_need_stays_in_sight_on_a_phone(report: Page) -> None:
    report.set_viewport_size({"width": 360, "height": 780})
    report.locator("#n1c3").scroll_into_view_if_needed()
    report.evaluate("document.querySelector('#n1c3').scrollIntoView({block: 'center'})")
    top = report.locator("#n1 .pin").bounding_box()
    assert top is not None
    assert -1 <= top["y"] < 100
