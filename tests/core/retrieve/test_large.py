"""A segment large enough for clusters: exact when asked, close otherwise, and the same after any merge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rongtong_match.retrieve import seek
from rongtong_match.retrieve.base import Filter, IndexSettings, Query
from rongtong_match.retrieve.embedded import EmbeddedIndex
from tests.core.retrieve.made import crowd

CROWD = crowd(24_000, dim=16)
QUERIES = [
    Query(
        {"w1": 1.0, "w5": 1.0, "w9": 2.0}, one.vector, Filter(kinds=frozenset("a"), max_price=price), top=20
    )
    for one, price in zip(crowd(12, dim=16, seed=5), [None, 90] * 6, strict=True)
]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedIndex]:
    folder: Path = tmp_path_factory.mktemp("large")
    with EmbeddedIndex(folder, IndexSettings("test", 16, pivot=5.0)) as made:
        made.put(CROWD)
        made.merge()
        yield made


def test_seeking_finds_what_scanning_finds(large: EmbeddedIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seek, "NEAR", 3_000)
    shares = []
    for query in QUERIES:
        near, wanted = large.search(query), large.search(replace(query, exact=True))
        assert {hit.id: hit for hit in wanted} | {hit.id: hit for hit in near} == {
            hit.id: hit for hit in (*near, *wanted)
        }
        shares.append(len({h.id for h in near} & {h.id for h in wanted}) / len(wanted))
    assert np.mean(shares) > 0.95


def test_equal_collections_answer_alike_whatever_their_past(large: EmbeddedIndex, tmp_path: Path) -> None:
    with EmbeddedIndex(tmp_path, large.settings) as other:
        other.put(crowd(300, dim=16, seed=9))
        other.flush()
        for at in range(0, len(CROWD), 7_000):
            other.put(reversed(CROWD[at : at + 7_000]))
        for query in QUERIES:
            exact = replace(query, exact=True)
            assert other.search(exact) == large.search(exact)


def test_a_vector_alone_and_terms_alone(large: EmbeddedIndex) -> None:
    one = CROWD[77]
    assert large.search(Query(vector=one.vector, alpha=1.0))[0].id == one.id
    hits = large.search(Query({"w3": 1.0}, alpha=0.0, top=30))
    assert [hit.lexical for hit in hits] == sorted((hit.lexical for hit in hits), reverse=True)
    assert hits == large.search(Query({"w3": 1.0}, alpha=0.0, top=30, exact=True))
