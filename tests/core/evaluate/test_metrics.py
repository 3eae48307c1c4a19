import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.evaluate import metrics
from rongtong_match.reference import metrics as slow

levels = st.lists(st.integers(1, 4), min_size=1, max_size=6)
long_levels = st.lists(st.integers(1, 4), min_size=2, max_size=25)


@given(levels, st.integers(1, 8))
def test_ndcg_agrees_with_trying_every_order(ranked, k):
    assert metrics.ndcg(ranked, k) == pytest.approx(slow.ndcg(ranked, k))


@given(long_levels, st.integers(2, 4))
def test_reciprocal_rank_and_average_precision_agree_with_their_definitions(ranked, least):
    assert metrics.reciprocal_rank(ranked, least) == slow.reciprocal_rank(ranked, least)
    assert metrics.average_precision(ranked, least) == pytest.approx(slow.average_precision(ranked, least))


@given(long_levels)
def test_the_best_order_scores_one(ranked):
    best = sorted(ranked, reverse=True)
    for measure in (metrics.ndcg, metrics.reciprocal_rank, metrics.average_precision):
        assert measure(best) in (None, pytest.approx(1.0))


@given(long_levels, st.data())
def test_moving_a_better_one_up_never_lowers_a_measure(ranked, data):
    at = data.draw(st.integers(0, len(ranked) - 2))
    if ranked[at] > ranked[at + 1]:
        ranked[at], ranked[at + 1] = ranked[at + 1], ranked[at]
    swapped = ranked.copy()
    swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
    for measure in (metrics.ndcg, metrics.reciprocal_rank, metrics.precision, metrics.recall):
        before, after = measure(ranked), measure(swapped)
        assert (before is None) == (after is None)
        assert before is None or after >= before - 1e-12


@given(long_levels, st.integers(1, 30))
def test_everything_lies_between_zero_and_one(ranked, k):
    for measure in (metrics.ndcg, metrics.precision, metrics.recall):
        value = measure(ranked, k)
        assert value is None or 0.0 <= value <= 1.0 + 1e-12


def test_by_hand():
    # 1/log2(2)*1 + 7/log2(4) over 7/log2(2) + 1/log2(3)
    assert metrics.ndcg([2, 1, 4]) == pytest.approx((1 + 3.5) / (7 + 0.6309297536))
    assert metrics.precision([4, 3, 1, 1, 3, 4], 5) == pytest.approx(0.6)
    assert metrics.precision([4], 5) == pytest.approx(0.2)
    assert metrics.recall([4, 1, 3], 2) == pytest.approx(0.5)
    assert metrics.average_precision([1, 3, 4]) == pytest.approx((1 / 2 + 2 / 3) / 2)


def test_needs_without_gain_are_left_out_of_the_mean():
    assert metrics.ndcg([1, 1]) is None
    assert metrics.reciprocal_rank([2, 2]) is None
    assert metrics.mean([None, 0.5, 1.0]) == 0.75
    assert metrics.mean([None]) is None


@pytest.mark.parametrize(("ranked", "k"), [([0, 4], 10), ([5], 10), ([4], 0)])
def test_nonsense_is_refused(ranked, k):
    with pytest.raises(ValueError, match="must"):
        metrics.ndcg(ranked, k)
