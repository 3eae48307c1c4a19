"""Learning takes what a hidden reader meant and refuses noise."""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from rongtong_match.rank.learn import (
    FOLDS,
    LEAST_NEEDS,
    Judgment,
    acting,
    fit,
    gather,
    held_out,
    learn,
    points,
    quality,
)
from rongtong_match.rank.options import Options
from rongtong_match.rank.pipeline import matcher
from rongtong_match.rank.weights import default, dump, parse
from rongtong_match.score.features import FEATURES
from rongtong_match.types import Need, Offer
from tests.core.rank.lists import needs, offers, ready

NAMES = [feature.name for feature in FEATURES]


def _graded(worth):
    """Each need's forty offers, graded by a reader to whom only ``worth`` counts: by rank 4, 3, 2, 1."""
    made, rows = ready(), np.arange(0, len(offers()), 8)
    every = tuple((feature, 1.0) for feature in FEATURES)
    found = []
    for row, need in enumerate(needs()):
        order = np.argsort(-worth(made.scored(row, rows, every).values), kind="stable").tolist()
        grades = {
            one: 4 if place < 2 else 3 if place < 5 else 2 if place < 10 else 1
            for place, one in enumerate(order)
        }
        found += [Judgment(need.id, offers()[int(rows[one])].id, grade) for one, grade in grades.items()]
    return tuple(found)


@cache
def _planted():
    return _graded(lambda values: values @ np.array([n in ("terms", "cover_title") for n in NAMES]))


@cache
def _noise():
    rng = np.random.default_rng(5)
    return _graded(lambda values: rng.random(len(values)))


def test_a_planted_preference_is_found_and_taken():
    found = learn(ready(), _planted())
    assert found.accepted
    assert found.after > found.before + 0.01
    assert found.reason.code == "learn.accepted"
    raised = {n for n, w in found.weights.features if w > default().weight(n)}
    assert raised & {"terms", "cover_title"}


def test_noise_is_refused_and_the_weights_stay():
    found = learn(ready(), _noise())
    assert (found.accepted, found.weights, found.reason.code) == (False, default(), "learn.refused")


def test_few_needs_are_refused_with_their_number():
    some = [j for j in _planted() if j.need_id in {need.id for need in needs()[:5]}]
    found = learn(ready(), some)
    assert (found.accepted, found.needs, found.reason.code) == (False, 5, "learn.too_few")
    assert learn(ready(), []).reason.code == "learn.too_few"


@pytest.mark.parametrize("judgments", [_planted, _noise])
def test_more_of_a_feature_never_lowers_a_score_and_the_sum_stays(judgments):
    judged, _ = gather(ready(), judgments())
    new = fit(judged, default())
    assert (new >= 0).all()
    assert new.sum() == pytest.approx(sum(w for _, w in default().features))


def test_learned_weights_fit_a_file_and_the_same_judgments_give_the_same():
    one, two = learn(ready(), _planted()), learn(ready(), _planted()[::-1])
    assert one == two
    assert parse(dump(one.weights), "x") == one.weights


def test_a_held_out_score_never_uses_its_own_need():
    judged, _ = gather(ready(), _planted())
    groups = [judged.ids[i::FOLDS] for i in range(FOLDS)]
    mine = np.isin(judged.needs, [judged.ids.index(one) for one in groups[0]])
    spoilt = replace(judged, levels=np.where(mine, 5 - judged.levels, judged.levels))
    before, after = (held_out(some, groups, default()) for some in (judged, spoilt))
    assert np.array_equal(before[mine], after[mine])
    assert not np.array_equal(before[~mine], after[~mine])


def test_judgments_of_unknown_records_are_handed_back():
    strange = Judgment("nobody", offers()[0].id, 4)
    judged, unknown = gather(ready(), [*_planted()[:3], strange])
    assert unknown == (strange,)
    assert judged.values.shape == (3, len(FEATURES))


def test_quality_is_one_for_the_perfect_order_and_worse_for_its_reverse():
    judged, _ = gather(ready(), _planted())
    gains, ranks = quality(judged, judged.levels.astype(float))
    assert set(gains.values()) == set(ranks.values()) == {1.0}
    assert max(quality(judged, -judged.levels.astype(float))[0].values()) < 0.5


def test_scores_of_judged_pairs_are_those_of_a_run():
    judged, _ = gather(ready(), _planted())
    made, row = ready(), {need.id: i for i, need in enumerate(needs())}
    place = {offer.id: i for i, offer in enumerate(offers())}
    pair = sorted((j.need_id, j.offer_id) for j in _planted())[7]
    acts = acting(default(), np.array([w for _, w in default().features]), made.vectors)
    scored = made.scored(row[pair[0]], np.array([place[pair[1]]]))
    weights = replace(default(), features=tuple(zip(NAMES, acts.tolist(), strict=True)))
    assert points(judged, weights)[7] == scored.totals[0]


def test_needs_that_are_all_alike_are_refused_with_a_sentence():
    asked = [Need(f"n{at:02}", "矿热炉电极糊配方优化") for at in range(LEAST_NEEDS)]
    had = [Offer("a", "矿热炉电极糊"), Offer("b", "矿热炉炉衬"), Offer("c", "茶叶杀青")]
    graded = [
        Judgment(need.id, one, level) for need in asked for one, level in (("a", 4), ("b", 2), ("c", 1))
    ]
    found = learn(matcher(asked, had, Options(date(2026, 11, 22))), graded)
    assert (found.accepted, found.reason.code, found.reason.get("groups")) == (False, "learn.too_alike", 1)
