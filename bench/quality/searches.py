"""Searches with known answers, through the product's own path: index, then scores."""

from __future__ import annotations

from typing import Any

import numpy as np

from bench.quality import ours
from bench.quality.datasets import Search
from bench.quality.measures import PerNeed, mean, row, searched
from bench.quality.peers import Scores, all_peers
from rongtong_match.text.encoders.base import Encoder

MEASURES = {
    "csl_absent_keywords": ("mrr", "r@1", "r@10"),
    "csl_title_discipline": ("p@10", "map"),
    "sbir_needs_awards": ("r@1", "r@10", "mrr"),
}
DEPTH = 200
"""How far a ranking is looked at: as far as the product scores candidates."""


def run(asked: Search, encoder: Encoder) -> dict[str, Any]:
    """Peers and ours on one set."""
    wanted = MEASURES[asked.name]
    peers: dict[str, PerNeed] = {}
    for name, make in all_peers(asked.needs, asked.offers, encoder).items():
        peers[name] = searched(_order(make(), asked), asked.answers, DEPTH)
    best = max(peers, key=lambda name: mean(peers[name][wanted[0]]) or 0.0)
    systems = {name: row(found, wanted) for name, found in peers.items()}
    for name, used in (("rongtong, default weights", encoder), ("rongtong, no encoder", None)):
        ranked = ours.ranking(asked.needs, asked.offers, used)
        found = searched(_others(ranked, asked), asked.answers, DEPTH)
        systems[name] = row(found, wanted, peers[best])
    return {"questions": len(asked.needs), "texts": len(asked.offers), "best_peer": best, "systems": systems}


def _order(scores: Scores, asked: Search) -> list[list[int]]:
    ranked = np.argsort(-scores, axis=1, kind="stable")[:, : DEPTH + 1].tolist()
    return _others(ranked, asked)


def _others(ranked: list[list[int]], asked: Search) -> list[list[int]]:
    """Without the question itself, where the set asks that."""
    if not asked.skip_self:
        return ranked
    return [[row for row in rows if row != number] for number, rows in enumerate(ranked)]
