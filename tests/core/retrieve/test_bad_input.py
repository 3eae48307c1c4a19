"""Bad input is refused with a sentence that says what to do, and leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rongtong_match.messages import say
from rongtong_match.reference.retrieve import ReferenceRetriever
from rongtong_match.retrieve.base import Attributes, Entry, Query, RetrieveError
from rongtong_match.retrieve.embedded import EmbeddedIndex
from tests.core.retrieve.made import DIM, SETTINGS

NAN = np.full(DIM, np.nan, np.float32)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Entry("", {"x": 1.0}), "bad_text"),
        (Entry("\ud800"), "bad_text"),
        (Entry("a", {"\udc00": 1.0}), "bad_text"),
        (Entry("a", {"x": 0.0}), "bad_weight"),
        (Entry("a", {"x": float("nan")}), "bad_weight"),
        (Entry("a", {"y": 1.0, "x": 1e9}), "bad_weight"),
        (Entry("a", vector=np.ones(DIM + 1, np.float32)), "bad_dimension"),
        (Entry("a", vector=NAN), "bad_vector"),
        (Entry("a", attributes=Attributes(price=-1)), "bad_price"),
        (Entry("a", attributes=Attributes(maturity=99_999)), "bad_maturity"),
        (Entry("a", attributes=Attributes(kind="\ud800")), "bad_text"),
    ],
)
def test_a_bad_entry_is_refused_whole(index: EmbeddedIndex, entry: Entry, code: str) -> None:
    with pytest.raises(RetrieveError, match=code) as caught:
        index.put([Entry("good", {"new": 1.0}), entry])
    assert len(say(caught.value.reason)) > 5
    assert len(index) == 0
    index.put([Entry("good", {"new": 1.0})])
    assert [hit.id for hit in index.search(Query({"new": 1.0}))] == ["good"]


@pytest.mark.parametrize("query", [Query(top=0), Query(alpha=1.5), Query({"x": float("inf")})])
def test_a_bad_query_is_refused(index: EmbeddedIndex, query: Query) -> None:
    index.put([Entry("a", {"x": 1.0})])
    with pytest.raises(RetrieveError, match="bad_query"):
        index.search(query)


def test_words_nobody_could_have_stored_find_nothing(index: EmbeddedIndex) -> None:
    index.put([Entry("a\x00b", {"x\x00": 1.0})])
    assert index.search(Query({"\ud800": 1.0})) == ()
    assert [hit.id for hit in index.search(Query({"x\x00": 1.0}))] == ["a\x00b"]


def test_a_reader_does_not_write(index: EmbeddedIndex, tmp_path: Path) -> None:
    reader = EmbeddedIndex(tmp_path / "index", writable=False)
    with pytest.raises(RetrieveError, match="read_only"):
        reader.put([Entry("a")])


@pytest.mark.parametrize("writable", [True, False])
def test_no_index_there(tmp_path: Path, writable: bool) -> None:
    with pytest.raises(RetrieveError, match="no_index"):
        EmbeddedIndex(tmp_path / "none", writable=writable)


def test_other_settings_are_refused(tmp_path: Path) -> None:
    EmbeddedIndex(tmp_path, SETTINGS).close()
    with pytest.raises(RetrieveError, match="other_settings"):
        EmbeddedIndex(tmp_path, type(SETTINGS)("another encoder", DIM))


@pytest.mark.parametrize("change", [{"dim": 0}, {"b": 1.5}, {"pivot": 0.0}, {"k1": float("nan")}])
def test_impossible_settings_are_refused(tmp_path: Path, change: dict[str, float]) -> None:
    with pytest.raises(RetrieveError, match="bad_settings"):
        EmbeddedIndex(tmp_path, replace(SETTINGS, **change))  # type: ignore[arg-type]


def test_long_vectors_stay_exact(tmp_path: Path) -> None:
    made = replace(SETTINGS, dim=3_000)
    vectors = np.sign(np.random.default_rng(1).normal(size=(20, 3_000))).astype(np.float32)
    slow = ReferenceRetriever(made)
    with EmbeddedIndex(tmp_path, made) as fast:
        for kept in (slow, fast):
            kept.put(Entry(f"o{at}", {}, one) for at, one in enumerate(vectors))
        assert fast.search(Query(vector=vectors[3])) == slow.search(Query(vector=vectors[3]))
