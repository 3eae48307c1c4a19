"""Judged pools: peers, ours, what each part adds, and whether chances hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bench.quality import calibrated, measures, ours
from bench.quality.datasets import Pool
from bench.quality.measures import PerNeed, judged, mean_of, row
from bench.quality.peers import Scores, all_peers
from rongtong_match.rank.combine import effective
from rongtong_match.rank.learn import Judged
from rongtong_match.rank.pipeline import Matcher
from rongtong_match.rank.weights import default
from rongtong_match.score.features import FACTS, FEATURES, TOPIC
from rongtong_match.text.encoders.base import Encoder

LEARNED = "rongtong, learned (cross-validated)"
SPEAKING = tuple(f.name for f in FEATURES if not f.vectors)
STEPS = (
    *("terms", "characters", "detail_characters", "topic_words", "cover_title", "cover_text"),
    *("topic_text", "detail", "topic_title"),
)
"""The order in which the cumulative table adds features: from the cheapest to the dearest."""


def run(pool: Pool, encoder: Encoder) -> dict[str, Any]:
    """Everything measured on one pool."""
    asking = [need for need in pool.needs if need.id in pool.levels]
    made_by = all_peers(asking, pool.offers, encoder)
    peers = {name: judged(pool.levels, _scores(pool, make())) for name, make in made_by.items()}
    made, plain = ours.ready(pool, encoder), ours.ready(pool, None)
    pairs, few = ours.judged(pool, made), ours.judged(pool, plain)
    mine = _ours(pool, made, plain, pairs, few)
    best = max(peers, key=lambda name: measures.mean(peers[name]["ndcg@10"]))
    systems = {name: row(found, measures.MEASURES) for name, found in peers.items()}
    systems |= {name: row(found, measures.MEASURES, peers[best]) for name, found in mine.items()}
    return {
        "needs": len(pool.levels),
        "pairs": len(pairs.levels),
        "offers": len(pool.offers),
        "best_peer": best,
        "systems": systems,
        "ablation": ablation(pool, pairs, mine[LEARNED]),
        "calibration": calibrated.run(pool, pairs),
    }


def _scores(pool: Pool, scores: Scores) -> dict[str, dict[str, float]]:
    """A matrix (judged needs, offers) as scores by need and offer."""
    at = {offer.id: place for place, offer in enumerate(pool.offers)}
    needs = [need.id for need in pool.needs if need.id in pool.levels]
    return {
        need: {offer: float(scores[line, at[offer]]) for offer in pool.levels[need]}
        for line, need in enumerate(needs)
    }


def _ours(pool: Pool, made: Matcher, plain: Matcher, pairs: Judged, few: Judged) -> dict[str, PerNeed]:
    weights, words = ({f.name: w for f, w in one.weighted} for one in (made, plain))
    without_title = {f.name: w for f, w in effective(made.weights, frozenset({"words"}))}
    names = [f.name for f in FEATURES if f.name != "topic_title"]
    return {
        "rongtong, default weights": fixed(pool, pairs, weights),
        "rongtong, flat weights": fixed(pool, pairs, dict(ours.flat().features)),
        LEARNED: cross(pool, pairs),
        "rongtong, learned from the default (cross-validated)": cross(pool, pairs, default),
        "rongtong, word table only": fixed(pool, pairs, without_title),
        "rongtong, word table only, learned": cross(pool, ours.only(pairs, names)),
        "rongtong, no encoder": fixed(pool, few, words),
        "rongtong, no encoder, learned": cross(pool, ours.only(few, SPEAKING)),
    }


def fixed(pool: Pool, pairs: Judged, weights: dict[str, float]) -> PerNeed:
    """Measures under given weights."""
    return judged(pool.levels, ours.by_need(pool, pairs, ours.fixed(pairs, weights)))


def cross(pool: Pool, pairs: Judged, prior: Callable[[], Any] = ours.flat) -> PerNeed:
    """Measures under weights learned without the need that is ranked; each need's mean over the seeds."""
    runs = (ours.learned(pairs, split, prior()) for split in ours.splits(pool))
    return mean_of([judged(pool.levels, ours.by_need(pool, pairs, scores)) for scores in runs])


def ablation(pool: Pool, pairs: Judged, full: PerNeed) -> dict[str, Any]:
    """nDCG@10 of each feature alone, of all but each (learned anew), and of one more at a time."""
    topics, facts = [f.name for f in TOPIC], [f.name for f in FACTS]
    alone = {name: row(fixed(pool, pairs, {name: 1.0}), measures.MEASURES) for name in (*topics, "field")}
    less: dict[str, Any] = {}
    for left in (*topics, "facts"):
        kept = [n for n in (*topics, *facts) if n != left and not (left == "facts" and n in facts)]
        less[left] = row(cross(pool, ours.only(pairs, kept)), measures.MEASURES, full)
    adding: dict[str, Any] = {}
    before: PerNeed | None = None
    for count in range(1, len(STEPS) + 1):
        now = cross(pool, ours.only(pairs, STEPS[:count]))
        adding[STEPS[count - 1]] = row(now, measures.MEASURES, before)
        before = now
    return {"alone": alone, "left out": less, "added": adding}
