import pytest

from rongtong_match.evaluate.bootstrap import difference, interval

VALUES = [0.1, 0.5, 0.4, 0.9, 0.7, None, 0.3, 0.8, 0.6, 0.2]


def test_the_interval_holds_the_mean_and_narrows_with_more_needs():
    few, many = interval(VALUES), interval(VALUES * 16)
    assert few.low < few.mean < few.high
    assert few.needs == 9
    assert few.mean == pytest.approx(0.5)
    assert (many.high - many.low) < 0.35 * (few.high - few.low)


def test_its_width_is_that_of_the_normal_theory():
    found = interval(list(range(100)))
    assert found.high - found.low == pytest.approx(2 * 1.96 * 28.866 / 10, rel=0.05)


def test_the_same_seed_gives_the_same_interval():
    assert interval(VALUES, seed=3) == interval(VALUES, seed=3)
    assert interval(VALUES, seed=3, resamples=99) != interval(VALUES, seed=4, resamples=99)


def test_nothing_known_gives_none():
    assert interval([None]) is None
    assert difference([None, 1.0], [0.5, None]) is None


def test_a_steady_gain_is_seen_where_the_means_alone_would_hide_it():
    a = [at / 40 for at in range(40)]
    found = difference(a, [value + 0.02 + 0.01 * (at % 2) for at, value in enumerate(a)])
    assert found.low > 0
    assert found.p < 0.001


def test_no_difference_is_no_finding_and_sides_can_be_swapped():
    a, b = [0.1, 0.9, 0.4, 0.6, 0.3, 0.2], [0.9, 0.1, 0.6, 0.4, 0.2, 0.3]
    found = difference(a, b)
    assert found.low < 0 < found.high
    assert found.p > 0.5
    assert difference(b, a).mean == -found.mean


def test_lists_of_different_length_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        difference([0.1, 0.2], [0.1])
