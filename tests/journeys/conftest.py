"""People with a browser each, a mail server and a worker: what a journey needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as site
from django.test import Client
from playwright.sync_api import Browser, Page, Response, expect

from rongtong.kit.accounts.models import Setup, User
from rongtong.kit.jobs.worker import work_on
from tests.browser.conftest import DESK, PHONE, front_end  # noqa: F401 - the fixture
from tests.browser.test_signin_journeys import inbox  # noqa: F401 - the fixture
from tests.browser.test_site_pages import violations
from tests.conftest import PATIENCE_MS
from tests.factories import vocab
from tests.factories.accounts import AT

JOURNEY = [
    pytest.mark.browser,
    pytest.mark.once,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


class Traveller:
    """Somebody at a browser. Every stop is looked at: axe, nothing wider than the screen."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base

    def go(self, path: str) -> Traveller:
        """Open an address and stop there."""
        self.page.goto(self.base + path)
        return self.stop()

    def press(self, name: str, within: str = "main") -> Traveller:
        """Press the button of that name, and stop where it leads."""
        with self.page.expect_navigation():
            self.page.locator(within).get_by_role("button", name=name, exact=True).first.click()
        return self.stop()

    def follow(self, name: str) -> Traveller:
        """Follow the first link of that name in the page."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("link", name=name).first.click()
        return self.stop()

    def fill(self, **fields: str) -> Traveller:
        """Type into fields by their names."""
        for name, text in fields.items():
            self.page.locator(f"main [name={name}]").first.fill(text)
        return self

    def reads(self, *sentences: str) -> Traveller:
        """Expect each sentence on the page."""
        for sentence in sentences:
            expect(self.page.locator("body")).to_contain_text(sentence)
        return self

    def stop(self) -> Traveller:
        """Look at the page as it stands."""
        self.page.wait_for_load_state("load")
        assert violations(self.page) == [], self.page.url
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, self.page.url
        return self


Enter = Callable[..., Traveller]


@pytest.fixture
def enter(browser: Browser, front_end: None, live_server) -> Iterator[Enter]:  # noqa: F811
    """Give somebody a browser of their own, signed in when an account is given; scripts must not fail."""
    faults: list[str] = []
    contexts = []

    def one(user: User | None = None, size=DESK, **options) -> Traveller:
        options = {"locale": "zh-CN", "bypass_csp": True} | options
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if _is_fault(said) else None)
        page.on("response", lambda answer: faults.append(answer.url) if _is_broken(answer) else None)
        if user is not None:
            context.add_cookies([_session(user, live_server.url)])
        return Traveller(page, live_server.url)

    yield one
    for context in contexts:
        context.close()
    assert faults == []


def _is_fault(said) -> bool:
    """Tell a fault of a script from the browser's note that a page was refused."""
    return said.type == "error" and "Failed to load resource" not in said.text


def _is_broken(answer: Response) -> bool:
    """Tell a broken page, and any file of a page that did not come; 409 tells the second of two editors."""
    refused = answer.status >= 400 and answer.status != 409
    return answer.status >= 500 or (refused and answer.request.resource_type != "document")


def _session(user: User, url: str) -> dict[str, str]:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return {
        "name": site.SESSION_COOKIE_NAME,
        "value": client.cookies[site.SESSION_COOKIE_NAME].value,
        "url": url,
    }


@pytest.fixture
def region(settings, tmp_path: Path) -> None:
    """A finished setup, the lists, a folder for what is uploaded."""
    settings.MEDIA_ROOT = tmp_path
    Setup.objects.get_or_create(pk=1, defaults={"site_name": "融通", "finished_at": AT})
    vocab.load()


@pytest.fixture
def worker(region) -> Callable[[], None]:
    """Do every job that is due, as the worker beside the site does."""

    def work() -> None:
        while work_on() is not None:
            pass

    return work
