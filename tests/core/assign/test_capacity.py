from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.assign.capacity import allocate, capacities, summary
from rongtong_match.assign.fairness import RULE, envied, value
from rongtong_match.assign.pairs import AssignError, Pair
from rongtong_match.messages import say
from rongtong_match.reference.assign import allowed, best_value
from rongtong_match.types import Offer

ALL = [(n, o) for n, o in product("abcd", "wxyz")]
scores = st.integers(1, 100).map(lambda n: n / 100)


@st.composite
def problems(draw: st.DrawFn, most: int = 9):
    chosen = draw(st.lists(st.sampled_from(ALL), unique=True, max_size=most))
    pairs = [Pair(need, offer, draw(scores)) for need, offer in chosen]
    limits = {offer: draw(st.sampled_from([None, 0, 1, 2, 3])) for offer in "wxyz"}
    newcomers = draw(st.frozensets(st.sampled_from("wxyz")))
    return pairs, limits, draw(st.integers(1, 3)), newcomers


def shown_pairs(pairs, allocation):
    return [pair for pair in pairs if (pair.need_id, pair.offer_id) in set(allocation.shown)]


@given(problems())
@settings(max_examples=30, deadline=None)
def test_exact_is_what_trying_everything_finds(problem):
    found = allocate(*problem)
    assert found.value == pytest.approx(best_value(*problem), abs=1e-6)
    assert found.gap < 1e-6


@given(problems(16), st.sampled_from([0, 1000]))
@settings(max_examples=30, deadline=None)
def test_limits_hold_and_the_bound_is_valid_either_way(problem, exact_pairs):
    pairs, limits, top, newcomers = problem
    found = allocate(*problem, exact_pairs=exact_pairs)
    shown = shown_pairs(pairs, found)
    assert len(found.shown) == len(shown) == len(set(found.shown))
    assert allowed(shown, limits, top)
    assert found.value == pytest.approx(value(shown, newcomers), abs=1e-6)
    assert allocate(*problem).value <= found.bound + 1e-6
    assert not envied(pairs, set(found.shown), top)


@given(problems(16))
@settings(max_examples=30, deadline=None)
def test_without_the_solver_little_is_lost(problem):
    near = allocate(*problem, exact_pairs=0)
    assert near.value >= 0.8 * allocate(*problem).value


@given(problems(16), st.sampled_from("wxyz"))
@settings(max_examples=30, deadline=None)
def test_more_capacity_never_lowers_the_value(problem, offer):
    pairs, limits, top, newcomers = problem
    raised = {**limits, offer: None if limits[offer] is None else limits[offer] + 1}
    assert allocate(pairs, raised, top, newcomers).value >= allocate(*problem).value - 1e-6


@given(problems(16), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_input_only_orders_the_output(problem, shuffler):
    pairs, *rest = problem
    shuffled = shuffler.sample(pairs, len(pairs))
    assert sorted(allocate(shuffled, *rest).shown) == sorted(allocate(pairs, *rest).shown)


@pytest.mark.parametrize("exact_pairs", [0, 1000])
def test_a_newcomer_is_shown_where_that_costs_little(exact_pairs):
    pairs = [Pair("a", "old", 0.60), Pair("a", "new", 0.55)]
    assert allocate(pairs, {}, 1, {"new"}, exact_pairs=exact_pairs).shown == (("a", "new"),)
    pairs = [Pair("a", "old", 0.90), Pair("a", "new", 0.55)]
    assert allocate(pairs, {}, 1, {"new"}, exact_pairs=exact_pairs).shown == (("a", "old"),)


@pytest.mark.parametrize("exact_pairs", [0, 1000])
def test_no_need_is_left_with_nothing_when_that_can_be_avoided(exact_pairs):
    pairs = [Pair("rich", "w", 0.9), Pair("rich", "x", 0.8), Pair("poor", "w", 0.2)]
    found = allocate(pairs, {"w": 1, "x": 1}, 2, exact_pairs=exact_pairs)
    assert found.shown == (("rich", "x"), ("poor", "w"))
    assert found.withheld == (("rich", "w"),)


def test_at_a_size_that_matters_the_gap_is_small_and_never_read_as_nothing():
    draw = np.random.default_rng(1)
    pairs = [
        Pair(f"n{need:03}", f"o{int(draw.pareto(0.7)) % 200:03}", round(draw.beta(2, 3), 6))
        for need in range(300)
        for _ in range(8)
    ]
    limits = {f"o{offer:03}": 6 for offer in range(200)}
    best = allocate(pairs, limits, 5, {"o150", "o199"})
    near = allocate(pairs, limits, 5, {"o150", "o199"}, exact_pairs=0)
    assert best.gap < 1e-8
    assert near.gap < 0.02
    assert near.value <= best.value + 1e-6 <= near.bound + 2e-6
    assert "最优（" in say(summary(best)[1])
    assert near.gap < 1e-8 or "差距不超过" in say(summary(near)[1])


def test_the_envy_check_sees_a_breach():
    pairs = [Pair("a", "w", 0.9), Pair("b", "w", 0.2), Pair("b", "x", 0.5)]
    assert envied(pairs, {("b", "w"), ("b", "x")}, 2) == [(pairs[0], pairs[1])]


def test_an_offer_says_its_own_capacity_and_the_default_fills_the_rest():
    offers = [Offer("w", "甲", capacity=2), Offer("x", "乙")]
    assert capacities(offers, 5) == {"w": 2, "x": 5}


@pytest.mark.parametrize(
    ("pairs", "limits", "top", "credit", "code"),
    [
        ([], {}, 0, 0.1, "assign.bad_top"),
        ([], {"w": -1}, 1, 0.1, "assign.bad_capacity"),
        ([], {}, 1, 2.0, "assign.bad_floor"),
        ([Pair("a", "w", float("nan"))], {}, 1, 0.1, "assign.bad_score"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(pairs, limits, top, credit, code):
    with pytest.raises(AssignError) as refused:
        allocate(pairs, limits, top, newcomer_credit=credit)
    assert refused.value.reason.code == code
    assert say(refused.value.reason)


def test_the_summary_names_the_rule():
    said = [say(reason) for reason in summary(allocate([Pair("a", "w", 0.5)], {}, 1))]
    assert said[0].startswith("共展示 1 对")
    assert RULE in said[1]


def test_nothing_to_show_is_no_error():
    assert allocate([], {}, 3).shown == ()
