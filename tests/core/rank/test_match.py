"""What every run promises, held to the whole sample and to odd small lists."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.rank.options import Options
from rongtong_match.rank.pipeline import match
from rongtong_match.types import Level, Money, Need, Offer, Outcome
from tests.core.rank.lists import TODAY, few, needs, offers, run, small
from tests.core.score import odd_records
from tests.core.text.hashing import Hashing


def _all(found):
    return (*found.matches, *found.excluded, *found.reverse)


def test_contributions_add_up_to_the_score_exactly():
    pairs = _all(run(both_ways=True))
    assert len(pairs) > 100
    for one in pairs:
        assert sum(part.points for part in one.contributions) == round(one.score * 1_000_000)
        assert one.score == sum(part.points for part in one.contributions) / 1_000_000
        assert sum(one.chances.values()) == pytest.approx(1, abs=3e-6)
        assert all(abs(p.points - p.value * p.weight * 1e6) <= 1 for p in one.contributions)


@given(odd_records.needs, odd_records.offers, st.sampled_from([None, Hashing()]))
@settings(max_examples=12, deadline=None)
def test_any_lists_give_scores_within_bounds_and_repeat(asking, offering, encoder):
    options = Options(TODAY, both_ways=True, min_level=Level.NONE)
    found, again = (match(asking, offering, options, encoder) for _ in range(2))
    assert found == again
    assert all(0 <= one.score <= 1 for one in _all(found))
    assert all(one.verdict.outcome is not Outcome.VIOLATED for one in (*found.matches, *found.reverse))
    assert len(found.matches) + len(found.excluded) >= len(asking)


def test_input_in_another_order_gives_the_same_pairs():
    found = few(needs()[::-1], offers()[::-1], both_ways=True)
    key = lambda one: (one.need_id, one.offer_id)  # noqa: E731
    for name in ("matches", "reverse", "excluded"):
        assert sorted(getattr(found, name), key=key) == sorted(getattr(run(both_ways=True), name), key=key)
    asked = [{(q.record_id, q.constraint, frozenset(q.pairs)) for q in r.questions} for r in (found, run())]
    assert asked[0] == asked[1]


def test_an_unrelated_offer_never_changes_a_verdict():
    stranger = Offer("ZZ", "唐代壁画的矿物颜料考证", "颜料层的年代考证。")
    before = {(m.need_id, m.offer_id): m.verdict for m in run().matches}
    after = {(m.need_id, m.offer_id): m.verdict for m in few(needs(), [*offers(), stranger]).matches}
    both = before.keys() & after.keys()
    assert len(both) > 80
    assert all(before[pair] == after[pair] for pair in both)


def test_no_shown_pair_breaks_a_constraint_and_every_excluded_one_does():
    found = run(both_ways=True)
    assert {m.verdict.outcome for m in (*found.matches, *found.reverse)} == {Outcome.MET, Outcome.UNKNOWN}
    assert {m.verdict.outcome for m in found.excluded} == {Outcome.VIOLATED}
    shown = {(m.need_id, m.offer_id) for m in found.matches}
    assert not shown & {(m.need_id, m.offer_id) for m in found.excluded}


@pytest.mark.parametrize("options", [{}, {"top": 2}, {"capacity": 1}, {"capacity": 2, "top": 1}])
def test_ranks_run_from_one_without_holes_and_scores_fall(options):
    found = run(**options)
    for mine in found.by_need().values():
        assert [one.rank for one in mine] == list(range(1, len(mine) + 1))
        assert len(mine) <= options.get("top", 10)
        assert [(-m.score, m.offer_id) for m in mine] == sorted((-m.score, m.offer_id) for m in mine)
    order = [need.id for need in found.needs]
    places = [order.index(one.need_id) for one in found.matches]
    assert places == sorted(places)


@pytest.mark.parametrize("level", Level)
def test_nothing_below_the_asked_level_is_shown_and_nothing_at_it_is_lost(level):
    found = small(min_level=level, both_ways=True, top=400)
    assert all(one.level >= level for one in _all(found))
    every = small(min_level=Level.NONE, both_ways=True, top=400)
    assert found.matches == tuple(one for one in every.matches if one.level >= level)


def test_a_shorter_list_is_the_head_of_a_longer_one():
    unlimited = [replace(offer, capacity=None) for offer in offers()]
    short, long = (few(needs(), unlimited, top=n).matches for n in (1, 10))
    assert short == tuple(one for one in long if one.rank == 1)
    assert len(short) < len(long)


def test_unserved_are_exactly_the_needs_without_a_strong_match():
    found = run()
    strong = {one.need_id for one in found.matches if one.level >= Level.STRONG}
    assert [one.need_id for one in found.unserved] == [n.id for n in needs() if n.id not in strong]
    assert 0 < len(found.unserved) < len(needs())


def test_an_unserved_need_says_why():
    need = Need("n", "铝合金压铸气孔缺陷检测", budget=Money(None, 100))
    dear = Offer("a", "铝合金压铸气孔缺陷检测", price=Money(500, 500))
    (barred,) = few([need], [dear]).unserved
    assert (barred.reason.code, barred.nearest.offer_id) == ("unserved.excluded", "a")
    assert few([need], []).unserved[0].reason.code == "unserved.no_offers"
    assert few([need], [Offer("b", "水稻育种")]).unserved[0].reason.code == "unserved.nothing"
    assert few([need], [replace(dear, price=None)]).unserved == ()


def test_questions_come_from_shown_pairs_and_name_each_once():
    found = run()
    shown = {(one.need_id, one.offer_id): one for one in found.matches}
    for question in found.questions:
        assert len(set(question.pairs)) == len(question.pairs) > 0
        for pair in question.pairs:
            asked = shown[pair].verdict.questions
            assert (question.constraint, question.reason) in [(c.constraint, c.question) for c in asked]
            assert question.record_id == pair[question.asks == "offer"]
    pairs_asked = sum(len(one.verdict.questions) for one in found.matches)
    assert sum(len(question.pairs) for question in found.questions) == pairs_asked > 0
    sizes = [len(question.pairs) for question in found.questions]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("encoder", [None, Hashing()])
def test_empty_lists_and_single_records_run(encoder):
    need, offer = Need("n", "铝合金压铸"), Offer("o", "铝合金压铸")
    options = Options(TODAY, both_ways=True)
    assert match([], [], options, encoder).matches == ()
    assert match([], [offer], options, encoder).unserved == ()
    assert [u.need_id for u in match([need], [], options, encoder).unserved] == ["n"]
    (pair,) = match([need], [offer], options, encoder).matches
    assert (pair.rank, pair.level >= Level.STRONG) == (1, True)


def test_equal_titles_tie_by_id():
    twins = [Offer(one, "铝合金压铸气孔检测") for one in ("b", "c", "a")]
    found = few([Need("n", "铝合金压铸气孔检测")], twins)
    assert [(m.offer_id, m.rank) for m in found.matches] == [("a", 1), ("b", 2), ("c", 3)]
    assert len({m.score for m in found.matches}) == 1
    assert [group.ids for group in found.duplicates] == [("a", "b", "c")]
