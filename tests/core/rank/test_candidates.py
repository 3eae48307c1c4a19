"""The index path finds what looking at everything finds."""

import numpy as np

from rongtong_match.rank.candidates import OUTSIDE, find
from rongtong_match.rank.options import Options, silent
from rongtong_match.rank.pipeline import match, matcher
from rongtong_match.types import Need, Outcome
from tests.core.rank.lists import TODAY, few, needs, offers, ready, run
from tests.core.text.hashing import Hashing


def _kept(full, narrow):
    """Share of the full run's ten best that the narrow run shows too."""
    narrowly = {(m.need_id, m.offer_id) for m in narrow.matches}
    wanted = [(m.need_id, m.offer_id) for m in full.matches]
    return sum(pair in narrowly for pair in wanted) / len(wanted)


def test_few_offers_are_all_looked_at():
    made = ready(depth=1000)
    found = find(made.prepared, made.offers, made.needs, made.options, silent)
    assert all(np.array_equal(rows, np.arange(len(offers()))) for rows in found)


def test_the_depth_is_never_below_five_times_the_top():
    assert Options(TODAY, top=10, depth=1).candidates == 50
    assert Options(TODAY, top=10, depth=80).candidates == 80


def test_the_index_keeps_the_best_of_an_exhaustive_run_by_words():
    assert _kept(run(depth=1000), run(depth=1)) >= 0.95


def test_the_index_keeps_the_best_of_an_exhaustive_run_with_vectors():
    full, narrow = (match(needs(), offers(), Options(TODAY, depth=d), Hashing()) for d in (1000, 100))
    assert _kept(full, narrow) >= 0.95


def test_pairs_that_both_paths_show_are_the_same_pairs():
    full = {(m.need_id, m.offer_id): (m.score, m.verdict) for m in run(depth=1000).matches}
    narrow = {(m.need_id, m.offer_id): (m.score, m.verdict) for m in run(depth=1).matches}
    both = full.keys() & narrow.keys()
    assert len(both) > 80
    assert all(full[pair] == narrow[pair] for pair in both)


def test_candidates_are_different_rows_in_order_and_bounded():
    made = matcher(needs(), offers(), Options(TODAY, top=2, depth=1))
    for rows in find(made.prepared, made.offers, made.needs, made.options, silent):
        assert np.array_equal(rows, np.unique(rows))
        assert len(rows) <= 10 + OUTSIDE


def test_the_index_path_still_tells_who_was_excluded():
    found = run(depth=1)
    assert {m.verdict.outcome for m in found.excluded} == {Outcome.VIOLATED}


def test_a_need_without_words_finds_nothing_and_breaks_nothing():
    found = few([Need("n", "！！"), Need("m", "")], offers(), top=1, depth=1)
    assert found.matches == ()
    assert len(found.unserved) == 2
