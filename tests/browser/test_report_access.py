"""The report for everybody: axe, narrow screens, large type, both colour schemes, paper, no script."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from rongtong_match.report import write_report
from tests.core.report.sample_run import sample_run

pytestmark = pytest.mark.browser
SIZES = [(1440, 900), (360, 780)]


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.add_style_tag(content=".need,.list>li{content-visibility:visible!important}")


def violations(page: Page) -> list[str]:
    """Violations at the four levels of WCAG 2.2 A and AA, and axe's best practices."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.fixture(scope="module")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each kind of card and section once: axe looks at every element, so fewer say as much."""
    run, kept = sample_run(), {"XQ001", "XQ004", "XQ006", "XQ008"}
    small = replace(
        run,
        needs=tuple(need for need in run.needs if need.id in kept),
        matches=tuple(m for m in run.matches if m.need_id in kept and m.rank < 5),
        reverse=tuple(m for m in run.reverse if m.need_id == "XQ001"),
    )
    return write_report(small, tmp_path_factory.mktemp("small") / "report.html")


@pytest.fixture
def free_page(browser: Browser, small_file: Path) -> Page:
    """A page whose policy is lifted, since axe has to be injected into it."""
    context = browser.new_context(bypass_csp=True, offline=True)
    page = context.new_page()
    page.goto(small_file.as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_axe_finds_nothing(free_page: Page, width: int, height: int, scheme: str) -> None:
    free_page.set_viewport_size({"width": width, "height": height})
    free_page.emulate_media(color_scheme=scheme)
    open_all(free_page)
    assert violations(free_page) == []


def test_axe_finds_nothing_in_the_comparison(free_page: Page) -> None:
    for box in free_page.locator(".tick input").all()[:3]:
        box.check()
    free_page.locator(".tray .main").click()
    assert violations(free_page) == []


@pytest.mark.parametrize("opened", [False, True])
def test_no_sideways_scrolling_on_a_phone(report: Page, opened: bool) -> None:
    report.set_viewport_size({"width": 360, "height": 780})
    if opened:
        report.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert report.evaluate("document.documentElement.scrollWidth") == 360


def test_no_sideways_scrolling_with_type_twice_as_large(free_page: Page) -> None:
    free_page.set_viewport_size({"width": 720, "height": 900})
    open_all(free_page)
    free_page.add_style_tag(content="html{font-size:200%}")
    assert free_page.evaluate("document.documentElement.scrollWidth") == 720


def test_targets_are_large_enough(report: Page) -> None:
    report.set_viewport_size({"width": 360, "height": 780})
    small = report.evaluate(
        "[...document.querySelectorAll("
        "'button,select,input[type=search],label.tick,summary,.bar a,.figures a,.list a')]"
        ".filter(e => e.checkVisibility()).filter(e => e.getBoundingClientRect().height < 24)"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    assert small == []


def test_paper_shows_the_candidates_and_hides_the_controls(report: Page) -> None:
    report.emulate_media(media="print")
    assert not report.locator(".filters").is_visible()
    assert not report.locator(".bar").is_visible()
    assert report.locator(".c h4").first.is_visible()


def test_it_reads_without_script(browser: Browser, report_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(report_file.as_uri())
    assert page.locator("article.need").count() == 8
    page.locator(".c summary").first.click()
    expect(page.locator(".c blockquote").first).to_be_visible()
    assert not page.locator(".filters").is_visible()
    context.close()
