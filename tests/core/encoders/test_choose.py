"""What a user may write after --encoder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rongtong_match.messages import LANGUAGES, say
from rongtong_match.messages.encoders import MESSAGES
from rongtong_match.text.encoders import EncoderError, open_encoder
from rongtong_match.text.encoders.cache import Cached
from rongtong_match.text.encoders.vectorfile import VectorCache
from tests.core.encoders.titles import TITLES


@pytest.mark.parametrize("spec", ["auto", "e5", "static", "none"])
def test_each_name_opens_an_encoder(spec: str, words: Cached) -> None:
    encoder = open_encoder(spec, cache=words.cache.path, workers=2)
    assert encoder.passages(TITLES).shape == (len(TITLES), encoder.dim)


def test_auto_is_e5_and_static_is_built_on_it(tmp_path: Path) -> None:
    auto, e5, static = (open_encoder(spec, cache=tmp_path / "v") for spec in ("auto", "e5", "static"))
    assert auto.id == e5.id != static.id
    assert e5.id in static.id


def test_vectors_are_kept_where_told(tmp_path: Path) -> None:
    first = open_encoder("e5", cache=tmp_path / "a/b/v.sqlite").queries(TITLES)
    assert VectorCache(tmp_path / "a/b/v.sqlite").size().vectors == len(TITLES)
    assert np.array_equal(open_encoder("e5", cache=tmp_path / "a/b/v.sqlite").queries(TITLES), first)


WRONG = ["", "bert", "path", "ftp://host#m", "http://host/v1", "path:/nowhere"]
WRONG += ["http://host:port/v1#m", "http://[host/v1#m", "http://host/v 1#m"]


@pytest.mark.parametrize("spec", WRONG)
def test_wrong_spec_says_what_to_write(spec: str) -> None:
    with pytest.raises(EncoderError) as caught:
        open_encoder(spec)
    assert all(say(caught.value.reason, language) for language in LANGUAGES)
    assert caught.value.reason.code in MESSAGES
