"""Values as readers see them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from rongtong.kit.pages import cells

NOW = datetime(2026, 11, 21, 9, 2, tzinfo=UTC)
"""17:02 in China."""


@pytest.fixture(autouse=True)
def _chinese():
    with translation.override("zh-hans"):
        yield


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (12_500_000, "12.5 万元"),
        (34_230_000_000, "3.42 亿元"),
        (880_000, "8,800 元"),
        (0, "0 元"),
        (1, "0.01 元"),
    ],
)
def test_money_is_written_as_offices_write_it(fen, said):
    assert said in cells.money(fen)


def test_rounded_money_keeps_the_exact_figure_for_hover_and_for_listeners():
    drawn = cells.money(34_230_000_001)
    assert 'title="342,300,000.01 元"' in drawn
    assert '<span class="visually-hidden">342,300,000.01 元</span>' in drawn


def test_english_readers_get_the_exact_figure():
    with translation.override("en"):
        assert "125,000 yuan" in cells.money(12_500_000)
        assert "万" not in cells.money(12_500_000)


@given(st.integers(-(10**15), 10**15))
def test_the_machine_readable_amount_is_exact(fen):
    with translation.override("zh-hans"):
        assert f'value="{fen // 100 if fen >= 0 else -(-fen // 100)}' in cells.money(fen) or -100 < fen < 0


def test_a_moment_says_how_long_ago_and_when():
    drawn = cells.moment(NOW - timedelta(hours=3), NOW)
    assert "3 小时前" in drawn
    assert "(11-21 14:02)" in drawn


def test_a_moment_of_another_year_names_it():
    assert "(2025-11-21 17:02)" in cells.moment(NOW - timedelta(days=365), NOW)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "刚刚"),
        (-59, "刚刚"),
        (60, "1 分钟前"),
        (-7200, "2 小时后"),
        (86_400, "1 天前"),
        (86_400 * 800, "2 年前"),
    ],
)
def test_spans_are_said_in_their_widest_unit(seconds, said):
    assert cells.ago(NOW - timedelta(seconds=seconds), NOW) == said


@pytest.mark.parametrize(("days", "look"), [(-1, "late"), (1, "near"), (10, "calm")])
def test_a_deadline_warns_when_it_is_near_or_past(days, look):
    assert f"deadline-{look}" in cells.deadline(NOW + timedelta(days=days), NOW)
    assert f"deadline-{look}" in cells.deadline(date(2026, 11, 21) + timedelta(days=days), NOW)


def test_a_deadline_at_midnight_is_the_end_of_the_day_before():
    midnight = datetime(2026, 11, 27, 16, tzinfo=UTC)  # in UTC+8 the 28th begins
    assert "(11-27 24:00)" in cells.deadline(midnight, NOW)
    assert "(11-28 00:00)" in cells.moment(midnight, NOW)


def test_figures_are_grouped_in_both_languages():
    assert cells.figure(61_504) == "61,504"
    with translation.override("en"):
        assert cells.figure(61_504.5) == "61,504.5"


def test_a_number_leads_to_its_records_and_says_which():
    drawn = cells.number(61_504, "/list/", "organisations")
    assert 'href="/list/"' in drawn
    assert "organisations" in drawn


@pytest.mark.parametrize("draw", [cells.money, cells.moment, cells.deadline, cells.number])
def test_nothing_is_a_dash(draw):
    assert draw(None) == cells.NOTHING


def test_what_people_typed_is_escaped():
    assert "<script>" not in cells.badge("<script>") + cells.link("<script>", "/") + cells.number(
        1, "/", "<script>"
    )
