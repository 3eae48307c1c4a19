"""Which titles the encoder reads, by the size of the collection."""

from rongtong_match.rank.options import Options
from rongtong_match.rank.pipeline import match, matcher
from tests.core.rank.lists import TODAY, needs, offers
from tests.core.text.hashing import Hashing


def _ready(limit):
    options = Options(TODAY, top=1, depth=5, whole_titles=limit)
    return matcher(needs()[:3], offers(), options, Hashing())


def _read(made):
    return int(made.prepared.offers.titles.any(axis=1).sum()) if "titles" in made.vectors else 0


def test_a_small_collection_has_all_its_titles_read():
    assert _read(_ready(20_000)) == len(offers())


def test_a_larger_one_only_those_of_the_candidates():
    made = _ready(200)
    assert _read(made) == len({int(row) for rows in made.lists for row in rows}) < len(offers())


def test_one_with_too_many_candidates_none_and_others_take_the_weight():
    made = _ready(10)
    assert _read(made) == 0
    weights = {feature.name: weight for feature, weight in made.weighted}
    assert weights["topic_title"] == 0 < weights["topic_words"]


def test_the_best_offer_stays_the_best_mostly():
    options = [Options(TODAY, top=1, depth=5, whole_titles=limit) for limit in (20_000, 200)]
    best = [
        {m.need_id: m.offer_id for m in match(needs(), offers(), one, Hashing()).matches} for one in options
    ]
    shared = set(best[0]) & set(best[1])
    assert sum(best[0][one] == best[1][one] for one in shared) >= 0.8 * len(shared)
