"""The tests for padded figures, as rules over any deals, and what follows from a doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.apps.conversion.rules.counting import waits_of
from rongtong.apps.conversion.rules.padding import Limits, Signed, circle, duplicates, limits_on, splitting

DAY = date(2026, 3, 2)
BY = Limits(7, 5, 180, 3, 30, 3, 10, (100_00, 1_000_00))
ONE = Signed(99, "a", "b", "x", 95_00, DAY)
DEALS = st.builds(
    Signed, key=st.integers(1, 90), buyer=st.sampled_from("abcd"), seller=st.sampled_from("abcd"),
    about=st.sampled_from("xy"), fen=st.integers(80_00, 110_00),
    day=st.integers(-200, 3).map(lambda days: DAY + timedelta(days=days)),
).filter(lambda one: one.buyer != one.seller)  # fmt: skip
MANY = st.lists(DEALS, max_size=12, unique_by=lambda one: one.key)
TESTS = (duplicates, circle, splitting)


def of(key, days=0, **changes):
    return replace(ONE, key=key, day=DAY - timedelta(days=days), **changes)


@given(MANY, st.randoms(use_true_random=False))
def test_the_order_in_which_deals_are_known_changes_nothing(others, chance):
    mixed = list(others)
    chance.shuffle(mixed)
    for test in TESTS:
        assert test(ONE, others, BY) == test(ONE, mixed, BY)


@given(MANY)
def test_only_earlier_deals_show_a_doubt(others):
    known = {one.key: one for one in others}
    for test in TESTS:
        assert all((known[key].day, known[key].key) < (ONE.day, ONE.key) for key in test(ONE, others, BY))


@given(MANY)
def test_a_circle_leads_from_the_seller_back_to_the_buyer(others):
    known = {one.key: one for one in others}
    way = [known[key] for key in circle(ONE, others, BY)]
    assert len(way) < BY.circle_longest
    for one, following in zip([ONE, *way], [*way, ONE], strict=True):
        assert not way or one.seller == following.buyer


@given(MANY)
def test_duplicates_and_parts_are_of_the_same_sides(others):
    known = {one.key: one for one in others}
    for key in {*duplicates(ONE, others, BY), *splitting(ONE, others, BY)}:
        assert known[key].sides == ONE.sides
    assert all(known[key].about == ONE.about for key in duplicates(ONE, others, BY))


@given(MANY, DEALS)
def test_who_has_nothing_to_do_with_it_changes_nothing(others, stranger):
    more = [*others, replace(stranger, key=91, buyer="y", seller="z")]
    assert [test(ONE, more, BY) for test in TESTS] == [test(ONE, others, BY) for test in TESTS]


@pytest.mark.parametrize(
    ("other", "keys"),
    [
        (of(1), (1,)), (of(1, 7), (1,)), (of(1, 8), ()), (of(1, fen=90_25), (1,)), (of(1, fen=90_24), ()),
        (of(1, about="y"), ()), (of(1, seller="c"), ()),
    ],
)  # fmt: skip
def test_duplicates_at_their_limits(other, keys):
    assert duplicates(ONE, [other], BY) == keys


@pytest.mark.parametrize(
    ("others", "keys"),
    [
        ([of(1, 3, buyer="b", seller="a")], (1,)), ([of(1, 181, buyer="b", seller="a")], ()),
        ([of(1, 3, buyer="b", seller="c"), of(2, 2, buyer="c", seller="a")], (1, 2)),
        ([of(1, 3, buyer="b", seller="c"), of(2, 2, buyer="c", seller="d"),
          of(3, 1, buyer="d", seller="a")], ()),
    ],
)  # fmt: skip
def test_circles_of_two_and_three(others, keys):
    assert circle(ONE, others, BY) == keys


@pytest.mark.parametrize(
    ("others", "keys"),
    [
        ([of(1, 9), of(2, 5)], (1, 2)), ([of(1, 31), of(2, 5)], ()), ([of(1, 9, fen=89_99), of(2, 5)], ()),
        ([of(1, fen=1), of(2, fen=2)], (1, 2)), ([of(1, 9, fen=100_00), of(2, 5)], ()),
    ],
)  # fmt: skip
def test_cutting_up_just_under_a_threshold_or_on_one_day(others, keys):
    assert splitting(ONE, others, BY) == keys


def test_figures_are_dated_data():
    assert limits_on(DAY).split_thresholds
    assert limits_on(date(1999, 1, 1)) == limits_on(date(2020, 1, 1))
    assert limits_on(DAY).verified is False


def test_waiting_is_counted_from_the_nearest_step_before_that_is_there():
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    when = {"a": noon, "c": noon + timedelta(hours=2), "d": noon + timedelta(hours=1)}
    assert waits_of(when, "abcd") == {"b": None, "c": 120, "d": -60}
