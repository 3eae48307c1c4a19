"""Facts: unknown is neutral, better is never worse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.score import budget, cooperation, field, maturity, region
from rongtong_match.score.base import NEUTRAL
from rongtong_match.types import Licence, Money, Need

FEN = st.integers(0, 10**9)
BARE = Need("n", "t")


def _need(**given):
    return Need("n", "t", **given)


@pytest.mark.parametrize(
    ("judge", "known", "said", "unsaid"),
    [
        (budget.judge, _need(budget=Money(None, 500)), (Money(100), None), (None, None)),
        (budget.judge, _need(budget=Money(None, 500)), (None, 1), (Money(None, 9), None)),
        (region.judge, _need(region="510104"), "510104", None),
        (maturity.judge, _need(min_maturity=6), 7, None),
        (field.judge, _need(fields=("环保",)), ("环保",), ()),
        (cooperation.judge, _need(licences=frozenset({Licence.EQUITY})), frozenset(Licence), frozenset()),
    ],
)
def test_what_either_side_leaves_unsaid_is_neutral(judge, known, said, unsaid):
    assert judge(known, said) > NEUTRAL
    assert judge(known, unsaid) == NEUTRAL
    assert judge is maturity.judge or judge(BARE, said) == NEUTRAL


@given(FEN, FEN, FEN.filter(bool))
def test_cheaper_never_lowers_the_budget_value(one, other, most):
    cheap, dear = sorted((one, other))
    need = _need(budget=Money(None, most))
    assert budget.judge(need, (Money(cheap), None)) >= budget.judge(need, (Money(dear), None))
    assert budget.judge(need, (Money(cheap), dear)) == budget.judge(need, (None, dear))


def test_budget_anchors_stand_where_the_docstring_says():
    need = _need(budget=Money(None, 1000))
    prices = [0, 500, 1000, 2000, 9000]
    assert [round(budget.judge(need, (Money(p), None)), 6) for p in prices] == [1, 1, 0.6, 0, 0]


def test_nearer_never_lowers_the_region_value():
    need = _need(region="510104")
    outwards = ["510104", "510107", "510100", "510700", "510000", "500105", "440300"]
    values = [region.judge(need, code) for code in outwards]
    assert values == [1, 0.85, 0.85, 0.7, 0.7, 0.6, 0.2]


def test_naming_one_province_is_not_being_in_one_county():
    assert region.nearness("510000", "510000") == region.PROVINCE
    assert region.nearness("510100", "510100") == region.CITY
    assert region.nearness("500105", "500000") == region.CITY


@given(st.integers(1, 8), st.none() | st.integers(1, 9))
def test_riper_never_lowers_the_maturity_value(level, least):
    need = _need(min_maturity=least)
    assert 0 <= maturity.judge(need, level) <= maturity.judge(need, level + 1) <= 1


@pytest.mark.parametrize("least", range(1, 9))
def test_short_of_the_minimum_is_below_neutral_and_ripe_is_one(least):
    need = _need(min_maturity=least)
    assert maturity.judge(need, 9) == 1
    assert maturity.judge(need, least) >= 0.6
    assert least == 1 or maturity.judge(need, least - 1) < NEUTRAL
