"""What all tests share: a real browser where there is one, and a plain word where there is not."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import databases

# A timing is never a test. In CI every run tries the same examples; at a desk each tries new ones.
settings.register_profile(
    "rongtong",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("rongtong")

# Django's own way empties a hundred empty tables too, and is refused by the audit trail.
TransactionTestCase._fixture_teardown = lambda self: databases.empty()

LAUNCH = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 30_000
"""A shared machine may be slow; what is right shows at once, so waiting costs only when it is wrong."""
expect.set_options(timeout=PATIENCE_MS)
_LEFT_OUT: set[str] = set()


def leave_out(what: str) -> None:
    """Skip the present test because this machine lacks ``what``; in CI (``CI=true``) fail instead.

    Each missing thing is named once, at the end of the run.
    """
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} must be there in CI", pytrace=False)
    _LEFT_OUT.add(what)
    pytest.skip(what)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Gather what workers of a parallel run left out: their reports carry it here."""
    for name, value in report.user_properties:
        if name == "left out":
            _LEFT_OUT.add(str(value))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Attach what was left out to the report, so that it survives the way between processes."""
    item.user_properties.extend(("left out", what) for what in sorted(_LEFT_OUT))
    yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line a missing thing, so that a green run never hides what did not run."""
    for what in sorted(_LEFT_OUT):
        terminalreporter.write_line(f"left out: {what}", yellow=True)


THOROUGH = (
    "access/test_hostile",
    "access/test_matrix",
    "journeys/",
    "kit/workflow/test_mutations",
    "site/api/test_fuzz",
    "site/test_operations_",
)
"""What takes minutes: every address by everybody, faults in the kit, killed processes, stories."""

ANY_DATABASE = (
    # brings its own database, or none
    "kit/workflow/test_mutations",
    "kit/pages/",
    # who may do what from which state, told in Python; test_every_arrow performs each arrow on both
    "apps/test_every_workflow",
    # reading Word, PDF, pictures and typed forms; what comes of it is stored by actions tested on both
    "apps/catalogue/test_document_pages",
    "apps/catalogue/test_gate_public_texts",
    "apps/catalogue/test_import_pages",
    "apps/catalogue/test_intake_pages",
    "apps/parties/test_people_forms",
    "apps/parties/test_people_photos",
    "apps/vocab/test_pages",
    # pages of the library for accounts, and the answers of services outside
    "kit/accounts/test_headers",
    "kit/accounts/test_outside",
    "kit/accounts/test_services",
    # only settings and processes; test_database says which database is meant
    "config/test_deploy",
    "config/test_env",
    "config/test_logs",
    "site/test_operations_requests",
    "site/test_demo_texts",
)
"""What says nothing about the database although it may use one: each with the reason."""
DATABASE = {"db", "transactional_db", "django_db_setup", "live_server", "sites"}
"""The fixtures by which a test comes to a database; one without them says the same on every database."""


def _uses_a_database(item: pytest.Item) -> bool:
    """Tell whether a test can reach a database at all: pytest-django refuses it to the others."""
    fixtures = set(getattr(item, "fixturenames", ()))
    of_django = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    return of_django or item.get_closest_marker("django_db") is not None or not fixtures.isdisjoint(DATABASE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what only CI runs whole, so that ``make test`` stays under ten minutes on two cores."""
    for item in items:
        place = item.path.relative_to(Path(__file__).parent).as_posix()
        if place.startswith(THOROUGH):
            item.add_marker("thorough")
        if place.startswith(ANY_DATABASE) or not _uses_a_database(item):
            item.add_marker("once")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any, request: Any) -> Iterator[None]:
    """The tables, made once for all workers (instead of pytest-django's, which makes them in each)."""
    request.getfixturevalue("django_db_modify_db_settings")
    with django_db_blocker.unblock():
        databases.make()
        yield
        connection.close()


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Start every test in the site's language, whatever a request of the one before asked for."""
    translation.activate("zh-hans")
    yield
    translation.activate("zh-hans")


def pytest_collection_finish() -> None:
    """Set what is loaded aside: collecting garbage need not look through it before each test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for the whole run."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        leave_out("browser tests (chromium is not installed)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(LAUNCH))
        yield opened
        opened.close()


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """A fresh page without a network; it fails the test on a console error or an uncaught exception."""
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
    page.on("request", lambda r: None if r.url.startswith("file:") else faults.append(f"request: {r.url}"))
    yield page
    context.close()
    assert not faults
