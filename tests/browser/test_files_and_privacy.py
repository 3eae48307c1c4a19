"""Uploading and the pages of privacy, in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from rongtong.kit.files.models import File
from rongtong.kit.privacy.models import Tag
from tests.browser.conftest import DESK, PHONE
from tests.factories.accounts import account
from tests.kit.files import conftest as _purposes  # noqa: F401 - declares what the form is for
from tests.kit.files.made import PDF

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.kit.files.upload_site"),
]


@pytest.fixture
def enter(visit, client, settings, tmp_path):
    """Open a page signed in."""
    settings.MEDIA_ROOT = tmp_path
    client.force_login(account("王工"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value

    def opened(path: str, **options) -> Page:
        page = visit("/style/", **options)
        here = page.url.removesuffix("/style/")
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": here}])
        page.goto(here + path)
        return page

    return opened


def chosen(page: Page, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "证明.pdf", "mimeType": "x/y", "buffer": content}
    )
    page.get_by_role("button", name="Send").click()


@pytest.mark.parametrize("script", [True, False])
def test_an_upload_arrives_with_and_without_script(enter, script):
    page = enter("/upload/", java_script_enabled=script)
    chosen(page, PDF)
    expect(page.get_by_role("link", name="证明.pdf")).to_be_visible()
    expect(page).to_have_url(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/files/")
    assert File.objects.get().name == "证明.pdf"


@pytest.mark.parametrize("script", [True, False])
def test_a_refusal_is_shown_beside_the_field(enter, script):
    page = enter("/upload/", java_script_enabled=script)
    chosen(page, PDF[:-6])
    expect(page.locator(".field-wrong")).to_contain_text("PDF")
    assert not File.objects.exists()


@pytest.mark.parametrize(("size", "language"), [(DESK, "zh-hans"), (PHONE, "en")])
@pytest.mark.parametrize("path", ["/privacy/", "/privacy/held/", "/privacy/erase/", "/files/", "/upload/"])
def test_axe_finds_nothing_and_nothing_sticks_out(enter, path, size, language):
    page = enter(path, size=size, language=language)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_tag_is_added_and_removed_by_keyboard(enter):
    page = enter("/privacy/")
    page.locator("#tag-word").fill("压铸")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="移除 压铸").press("Enter")
    expect(page.get_by_role("button", name="移除 压铸")).to_have_count(0)
    assert Tag.objects.get().removed_at is not None
