"""Word vectors that grow with the texts, and the table they leave behind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rongtong_match.text.encoders import EncoderError
from rongtong_match.text.encoders.cache import Cached
from rongtong_match.text.encoders.static import StaticEncoder
from rongtong_match.text.encoders.wordtable import TableEncoder, load
from tests.core.encoders.titles import TITLES


def test_history_does_not_change_a_vector(words: Cached) -> None:
    grown, fresh = StaticEncoder(words), StaticEncoder(words)
    grown.queries(TITLES[::-1])
    assert np.array_equal(grown.queries(TITLES), fresh.queries(TITLES))


def test_rare_words_outweigh_common_ones(words: Cached) -> None:
    rows = StaticEncoder(words).queries(["寻求激光测距技术", "激光测距", "寻求技术"])
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_related_words_are_near(words: Cached) -> None:
    rows = StaticEncoder(words).queries(["污水处理", "废水净化", "无人驾驶"])
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2


def test_only_new_words_are_encoded(words: Cached) -> None:
    told: list[int] = []
    counting = Cached(words.encoder, words.cache.path, lambda done, total: told.append(total))
    static = StaticEncoder(counting)
    static.queries(["污水处理"])
    told.clear()
    static.queries(["污水处理", "污水处理激光"])
    assert set(told) == {1}


def test_a_saved_table_gives_the_same_without_a_model(words: Cached, tmp_path: Path) -> None:
    static = StaticEncoder(words)
    expected = static.queries(TITLES)
    static.table().save(tmp_path / "table.npz")
    loaded = TableEncoder(load(tmp_path / "table.npz"))
    assert np.array_equal(loaded.passages(TITLES), expected)
    assert loaded.id == TableEncoder(static.table()).id
    assert not loaded.queries(["量子"]).any()


def test_another_word_makes_another_table(words: Cached) -> None:
    static = StaticEncoder(words)
    static.queries(TITLES[:1])
    before = static.table().id
    static.queries(TITLES[1:])
    assert static.table().id != before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"text"])
def test_damaged_table_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "table.npz").write_bytes(content)
    with pytest.raises(EncoderError, match=r"table\.npz"):
        load(tmp_path / "table.npz")
