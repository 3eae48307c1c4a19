"""The sample report on disk and the site on a port, as a person gets them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as site
from playwright.sync_api import Browser, Page

from rongtong.kit.pages.assets.build import MissingPackage, build
from rongtong_match.report import write_report
from tests.conftest import PATIENCE_MS, leave_out
from tests.core.report.sample_run import sample_run
from tests.databases import alone

# The browser's own loop runs in the thread of the test, and Django takes that for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
DESK, PHONE = (1440, 900), (360, 780)
LOOKS = {"light": ("light", ""), "dark": ("dark", ""), "large": ("light", "large")}
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def report_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(sample_run(), tmp_path_factory.mktemp("report") / "report.html")


@pytest.fixture
def report(browser_page: Page, report_file: Path) -> Page:
    browser_page.goto(report_file.as_uri())
    return browser_page


@pytest.fixture(scope="session")
def front_end() -> None:
    """Make the front-end files; what their packages lack is named once."""
    site.ASSETS.mkdir(parents=True, exist_ok=True)
    try:
        with alone(site.ASSETS / "build.lock"):
            build(site.ASSETS / "packages", site.ASSETS / "static")
    except MissingPackage:
        leave_out("the site in a browser (run sh tools/assets.sh)")


@pytest.fixture
def visit(browser: Browser, front_end: None, live_server) -> Iterator[Visit]:
    """Open a page of the site as a reader who chose size, look and language; console faults fail the test."""
    faults: list[str] = []
    contexts = []

    def opened(path: str, size=DESK, look="light", language="zh-hans", **options) -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        theme, kind = LOOKS[look]
        chosen = {"theme": theme, "type": kind, site.LANGUAGE_COOKIE_NAME: language}
        context.add_cookies([{"name": n, "value": v, "url": live_server.url} for n, v in chosen.items()])
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on(
            "console", lambda m: faults.append(m.text) if m.type == "error" and "404" not in m.text else None
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(live_server.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults
