"""What every encoder keeps, whatever stands behind it."""

from __future__ import annotations

import numpy as np
import pytest

from rongtong_match.text.encoders import Encoder
from rongtong_match.text.encoders.centre import Centred, fit
from rongtong_match.text.encoders.e5 import E5Encoder
from rongtong_match.text.encoders.folder import FolderEncoder
from rongtong_match.text.encoders.http import HttpEncoder
from rongtong_match.text.encoders.none import NoEncoder
from rongtong_match.text.encoders.static import StaticEncoder
from tests.core.encoders.titles import TITLES

KINDS = ["e5", "e5-int4", "static", "folder", "http", "none", "cached", "centred"]


@pytest.fixture(scope="module", params=KINDS)
def encoder(request: pytest.FixtureRequest, e5: E5Encoder, words: Encoder) -> Encoder:
    match request.param:
        case "e5":
            return e5
        case "e5-int4":
            return E5Encoder(precision="int4", max_tokens=16, windows=2)
        case "static":
            return StaticEncoder(words)
        case "folder":
            return FolderEncoder(request.getfixturevalue("folder"))
        case "http":
            return HttpEncoder(request.getfixturevalue("service"), "e5", typed=True)
        case "none":
            return NoEncoder()
        case "cached":
            return words
    return Centred(e5, fit(e5.id, e5.queries(TITLES), e5.passages(TITLES)))


def test_rows_are_unit_float32(encoder: Encoder) -> None:
    for vectors in (encoder.queries(TITLES), encoder.passages(TITLES)):
        assert vectors.dtype == np.float32
        assert vectors.shape == (len(TITLES), encoder.dim)
        expected = 0 if encoder.id == "none" else 1
        assert np.allclose(np.linalg.norm(vectors, axis=1), expected, atol=1e-5)


def test_neither_batch_nor_order_changes_a_vector(encoder: Encoder) -> None:
    together = encoder.passages(TITLES)
    backwards = encoder.passages(TITLES[::-1])[::-1]
    assert np.array_equal(together, backwards)
    if not encoder.id.startswith("http"):  # a service answers for itself
        alone = np.concatenate([encoder.passages([title]) for title in TITLES])
        assert np.array_equal(together, alone)


def test_equal_texts_get_equal_rows(encoder: Encoder) -> None:
    rows = encoder.queries([TITLES[0], TITLES[1], TITLES[0]])
    assert np.array_equal(rows[0], rows[2])


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.queries([]).shape == encoder.passages([]).shape == (0, encoder.dim)


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\ud800", "\n\t\r", "\x07\x1b"])
def test_a_text_without_content_gets_zeros(encoder: Encoder, text: str) -> None:
    assert not encoder.passages([text]).any()


def test_rubbish_inside_a_text_does_not_cut_it(encoder: Encoder) -> None:
    clean, dirty = encoder.passages(["污水 处理", "污水\x00\ud83d处理"])
    assert np.array_equal(clean, dirty)


def test_rare_characters_and_long_texts_are_taken(encoder: Encoder) -> None:
    texts = ["😀污水处理𠮷𱁬", "激光" * 20_000 if not encoder.id.startswith("http") else "激光" * 200]
    assert np.isfinite(encoder.passages(texts)).all()


def test_id_is_steady_text(encoder: Encoder) -> None:
    assert encoder.id
    assert encoder.id == encoder.id.strip()
