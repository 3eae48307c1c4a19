"""Amounts in sentences as each language writes them."""

from __future__ import annotations

import pytest

from rongtong_match.messages import tell


@pytest.mark.parametrize(
    ("amount", "zh"),
    [("500,000", "50万元"), ("9,999", "9,999元"), ("1,234,567", "123.4567万元"), ("0", "0元")],
)
def test_large_amounts_are_in_wan_in_chinese_only(amount: str, zh: str) -> None:
    assert f"最高{zh}" in tell("question.budget.unknown", "zh", most=amount)
    assert f"{amount} yuan" in tell("question.budget.unknown", "en", most=amount)
