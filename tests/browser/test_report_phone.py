"""The first screen of the report on a narrow phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_numbers_of_the_summary_stay_on_one_line(report: Page) -> None:
    report.set_viewport_size({"width": 360, "height": 780})
    report.evaluate("document.querySelectorAll('.figures b').forEach(b => b.textContent = '1,048')")
    lines = "[...document.querySelectorAll('.figures b')].map(b => b.offsetHeight)"
    heights = report.evaluate(lines)
    assert len(heights) > 3
    assert len(set(heights)) == 1
    assert report.evaluate("document.documentElement.scrollWidth") == 360
