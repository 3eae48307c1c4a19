import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.evaluate.calibration import at_least, brier, expected_error, reliability
from rongtong_match.types import Level

SURE = [{each: float(each == level) for each in Level} for level in Level]
pairs = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


def test_bins_hold_their_chances():
    low, high = reliability([0.11, 0.19, 1.0], [True, False, True])
    assert (low.low, low.high, low.count, low.share) == (0.1, 0.2, 2, 0.5)
    assert low.chance == pytest.approx(0.15)
    assert (high.high, high.count, high.chance, high.share) == (1.0, 1, 1.0, 1.0)


@given(pairs)
def test_no_pair_is_lost_and_the_error_is_a_share(given_pairs):
    chances, true = [c for c, _ in given_pairs], [t for _, t in given_pairs]
    assert sum(each.count for each in reliability(chances, true)) == len(given_pairs)
    assert 0.0 <= expected_error(chances, true) <= 1.0


def test_well_calibrated_chances_have_no_error_and_boasts_do():
    true = [True, False, False, False] * 5
    assert expected_error([0.25] * 20, true) == pytest.approx(0)
    assert expected_error([0.95] * 20, true) == pytest.approx(0.7)
    assert expected_error([], []) is None


def test_brier_is_zero_for_a_sure_hit_and_counts_how_far_a_miss_is():
    assert brier(SURE, list(Level)) == 0.0
    direct = SURE[-1]
    assert brier([direct], [3]) == pytest.approx(1 / 3)
    assert brier([direct], [1]) == pytest.approx(1.0)
    assert brier([], []) is None


def test_chance_of_a_level_or_better():
    chances = {Level.NONE: 0.5, Level.WEAK: 0.2, Level.STRONG: 0.2, Level.DIRECT: 0.1}
    assert at_least(chances, 3) == pytest.approx(0.3)


def test_a_chance_outside_zero_and_one_is_refused():
    with pytest.raises(ValueError, match="chance"):
        reliability([1.2], [True])
