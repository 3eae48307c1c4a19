"""The site in a real browser: axe, narrow screens, themes, keyboard, paper, no script, weight."""

from __future__ import annotations

import brotli
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ("/", "/style/", "/nowhere/")
VISITS = (
    (DESK, "light", "zh-hans"), (PHONE, "light", "en"),
    (DESK, "dark", "en"), (PHONE, "dark", "zh-hans"),
    (DESK, "large", "en"), (PHONE, "large", "zh-hans"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _demo(settings) -> None:
    settings.DEMO = True


def violations(page: Page) -> list[str]:
    page.wait_for_load_state()
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def drawn(page: Page) -> Page:
    """Wait for the chart, where there is one."""
    if page.locator("[data-chart]").count():
        page.locator(".chart-box svg").wait_for()
    return page


@pytest.mark.parametrize(("size", "look", "language"), VISITS)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(visit, path, size, look, language):
    page = drawn(visit(path, size, look, language, bypass_csp=True))
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert violations(page) == []


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_open_menu_passes_axe(visit, size):
    page = visit("/", size, bypass_csp=True)
    page.locator("summary:visible").first.click()
    assert violations(page) == []


def test_a_dark_device_gets_dark_pages_where_nobody_chose(visit):
    page = visit("/", color_scheme="dark")
    page.context.clear_cookies()
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(13, 19, 32)"


def test_the_policy_is_strict_and_the_chart_is_drawn_under_it(visit, live_server):
    page = drawn(visit("/style/"))
    policy = page.request.get(live_server.url + "/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_display_is_set_by_keyboard_alone(visit):
    page = visit("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.locator(".top summary").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="深色").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_escape_closes_a_menu_and_gives_the_focus_back(visit):
    page = visit("/")
    page.locator(".top summary").first.click()
    page.keyboard.press("Escape")
    expect(page.locator(".top details").first).not_to_have_attribute("open", "")
    expect(page.locator(".top summary").first).to_be_focused()


def test_a_question_opens_and_escape_closes_it(visit):
    page = visit("/style/")
    page.locator("[data-dialog=do-return]").click()
    expect(page.locator("#do-return")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#do-return")).to_be_hidden()


def test_choosing_all_rows_is_counted(visit):
    page = visit("/style/")
    page.locator("[data-all]").check()
    expect(page.locator("[data-count]")).to_contain_text("3")


def test_leaving_a_form_with_typed_changes_asks_first(visit):
    page = visit("/style/")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator("#id_about").fill("新的内容")
    with page.expect_event("dialog"):
        page.locator(".brand").click(no_wait_after=True)
    assert asked == ["beforeunload"]
    assert page.url.endswith("/style/")


def test_everything_reads_and_sends_without_script(visit):
    page = visit("/style/", PHONE, java_script_enabled=False)
    expect(page.locator(".chart-table table").first).to_be_visible()
    page.locator(".sheet > summary").click()
    page.locator(".sheet button[value=large]").click()
    expect(page.locator("html")).to_have_attribute("data-type", "large")
    page.locator("[data-dialog=do-return]").click()
    expect(page.locator("#do-return")).to_be_visible()


def test_targets_of_a_thumb_are_large_enough(visit):
    page = visit("/style/", PHONE)
    small = page.evaluate(
        """[...document.querySelectorAll('.phone-bar a, .phone-bar summary, .btn, .chip, .pages a')]
        .map(e => e.getBoundingClientRect()).filter(r => r.width && (r.width < 36 || r.height < 36)).length"""
    )
    assert small == 0


def test_paper_shows_the_content_and_hides_the_controls(visit):
    page = visit("/style/")
    page.emulate_media(media="print")
    for control in (".top", ".phone-bar", ".bulk-bar", ".filters-fold"):
        expect(page.locator(control).first).to_be_hidden()
    expect(page.locator(".list").first).to_be_visible()


def test_a_first_visit_weighs_under_100_kb(browser: Browser, live_server):
    page = browser.new_page()
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(live_server.url, wait_until="networkidle")
    weights = {answer.url: len(brotli.compress(answer.body(), quality=5)) for answer in answers}
    page.close()
    assert len(weights) >= 4
    assert sum(weights.values()) < 100_000, weights
