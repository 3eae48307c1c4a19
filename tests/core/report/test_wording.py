"""Amounts, dates and figures as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from rongtong_match.report.wording import Words
from rongtong_match.types import Money

ZH, EN = Words("zh"), Words("en")
WAN = 1_000_000


@pytest.mark.parametrize(
    ("money", "zh", "exact"),
    [
        (Money(45 * WAN, 45 * WAN), "45 万元", "450,000 元"),
        (Money(36 * WAN, 45 * WAN), "36–45 万元", "360,000–450,000 元"),
        (Money(None, 120 * WAN), "不超过 120 万元", "1,200,000 元"),
        (Money(615_040_000, None), "615.04 万元起", "6,150,400 元"),
        (Money(123_456_789_000, 123_456_789_000), "123,456.789 万元", "1,234,567,890 元"),
        (Money(50, 50), "0.00005 万元", "0.5 元"),
        (Money(), "面议", ""),
    ],
)
def test_money(money: Money, zh: str, exact: str) -> None:
    assert ZH.money(money) == zh
    assert ZH.yuan(money) == exact


def test_english_money_is_in_yuan() -> None:
    assert EN.money(Money(36 * WAN, 45 * WAN)) == "¥360,000–450,000"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 1), "还有\u00a09\u00a0天"),
        (date(2026, 11, 22), "就是今天"),
        (date(2026, 11, 2), "已过\u00a020\u00a0天"),
    ],
)
def test_a_deadline_says_how_far_away_it_is(day: date, said: str) -> None:
    assert ZH.deadline(day, date(2026, 11, 22)) == f"{day} {said}"
