"""All needs with all offers give what single searches give."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rongtong_match.retrieve.base import Filter, IndexSettings, Query
from rongtong_match.retrieve.batch import match_all
from rongtong_match.retrieve.embedded import EmbeddedIndex
from tests.core.retrieve.made import SETTINGS, crowd


def questions(count: int, dim: int) -> list[Query]:
    made = [Query(one.terms, one.vector, top=15) for one in crowd(count, dim=dim, seed=3)]
    made[1] = replace(made[1], filter=Filter(kinds=frozenset("a")))
    made[2] = replace(made[2], exact=True)
    made[3] = replace(made[3], vector=None)
    made[4] = replace(made[4], terms={})
    return made


def test_a_small_index_is_matched_exactly(index: EmbeddedIndex) -> None:
    index.put(crowd(400))
    index.flush()
    index.put(crowd(450)[400:])
    index.delete(["o000003", "o000404"])
    asked = questions(30, SETTINGS.dim)
    assert tuple(match_all(index, asked)) == index.search_many(asked)


def test_a_large_one_is_matched_nearly_so(tmp_path_factory: object) -> None:
    folder = tmp_path_factory.mktemp("batch")  # type: ignore[attr-defined]
    with EmbeddedIndex(folder, IndexSettings("test", 16, pivot=5.0)) as index:
        index.put(crowd(21_000, dim=16))
        index.merge()
        index.delete(f"o{number:06d}" for number in range(500))
        asked, done = questions(40, 16), []
        matched = list(match_all(index, asked, look=8_000, progress=done.append))
        wanted = index.search_many([replace(one, exact=True) for one in asked])
    shares = [
        len({h.id for h in a} & {h.id for h in b}) / len(b) for a, b in zip(matched, wanted, strict=True)
    ]
    assert np.mean(shares) > 0.95
    assert matched[1:3] == list(wanted[1:3])
    assert done == [40]


def test_nothing_to_match(index: EmbeddedIndex) -> None:
    assert list(match_all(index, [])) == []
    assert list(match_all(index, [Query({"x": 1.0})])) == [()]
