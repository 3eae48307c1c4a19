"""The sample report on disk, as a person gets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from rongtong_match.report import write_report
from tests.core.report.sample_run import sample_run


@pytest.fixture(scope="session")
def report_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(sample_run(), tmp_path_factory.mktemp("report") / "report.html")


@pytest.fixture
def report(browser_page: Page, report_file: Path) -> Page:
    browser_page.goto(report_file.as_uri())
    return browser_page
