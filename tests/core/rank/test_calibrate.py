"""Thresholds rise and curves never fall, whatever was judged."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.rank.calibrate import LEAST_CHANCE, curves_of, thresholds_of

FALLBACK = (0.2, 0.4, 0.6)
PAIRS = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 4)), min_size=1, max_size=30)


@given(PAIRS)
@settings(max_examples=50, deadline=None)
def test_curves_never_fall_and_thresholds_rise_within_bounds(pairs):
    scores, levels = (np.array(column) for column in zip(*pairs, strict=True))
    curves = curves_of(scores, levels)
    assert all(slope >= 0 for slope, _ in curves)
    weak, strong, direct = thresholds_of(curves, FALLBACK)
    assert 0 < weak < strong < direct <= 1


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_one_level_alone_still_gives_rising_thresholds(level):
    scores = np.linspace(0, 1, 20)
    weak, strong, direct = thresholds_of(curves_of(scores, np.full(20, level)), FALLBACK)
    assert 0 < weak < strong < direct <= 1


def test_the_chance_at_a_threshold_is_the_least_that_gives_the_level():
    rng = np.random.default_rng(0)
    scores = rng.random(800)
    levels = 1 + (scores[:, None] + rng.normal(0, 0.1, (800, 1)) > [0.3, 0.5, 0.7]).sum(axis=1)
    curves = curves_of(scores, levels)
    for (slope, shift), at, least in zip(curves, thresholds_of(curves, FALLBACK), LEAST_CHANCE, strict=True):
        assert 1 / (1 + np.exp(-(slope * at + shift))) == pytest.approx(least, abs=1e-3)


def test_curves_find_the_boundaries_that_made_the_levels():
    scores = np.linspace(0, 1, 400)
    levels = 1 + (scores[:, None] > [0.3, 0.5, 0.7]).sum(axis=1)
    middles = [-shift / slope for slope, shift in curves_of(scores, levels)]
    assert middles == pytest.approx([0.3, 0.5, 0.7], abs=0.03)
