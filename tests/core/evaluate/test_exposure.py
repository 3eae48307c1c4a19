import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.evaluate.exposure import exposure, gini
from rongtong_match.reference import metrics as slow
from rongtong_match.results import Allocation


@given(st.lists(st.integers(0, 50), max_size=20))
def test_gini_agrees_with_its_definition(counts):
    assert gini(counts) == pytest.approx(slow.gini(counts))


def test_gini_of_the_fair_and_the_greedy():
    assert gini([3, 3, 3]) == 0.0
    assert gini([0, 0, 0, 8]) == pytest.approx(0.75)


def test_exposure_counts_those_never_shown_too():
    shown = (("a", "w"), ("b", "w"), ("c", "x"))
    found = exposure(Allocation(shown, (), 1.0, 1.0, "rule"), ["w", "x", "y", "z"], {"x", "y"})
    assert found.shown == 0.5
    assert found.newcomers_shown == 0.5
    assert found.newcomer_share == pytest.approx(1 / 3)
    assert found.most == 2


def test_without_offers_or_newcomers():
    found = exposure(Allocation((), (), 0.0, 0.0, "rule"), [])
    assert (found.shown, found.newcomers_shown, found.most) == (0.0, None, 0)
