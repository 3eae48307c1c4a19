"""Vectors kept on disk: never wrong, shared by processes, mended when damaged."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from rongtong_match.text.encoders import EncoderError
from rongtong_match.text.encoders.cache import Cached
from rongtong_match.text.encoders.e5 import E5Encoder
from rongtong_match.text.encoders.vectorfile import VectorCache
from tests.core.encoders.titles import TITLES


def counting(path: Path) -> tuple[Cached, list[tuple[int, int]]]:
    """A cached encoder, and what its inner encoder really had to do."""
    told: list[tuple[int, int]] = []
    return Cached(E5Encoder(progress=lambda done, total: told.append((done, total))), path), told


def test_second_time_nothing_is_encoded(e5: E5Encoder, tmp_path: Path) -> None:
    cached, told = counting(tmp_path / "v.sqlite")
    first = cached.passages(TITLES)
    told.clear()
    assert np.array_equal(cached.passages(TITLES[::-1])[::-1], first)
    assert not told
    assert np.array_equal(first, e5.passages(TITLES))


def test_sides_and_encoders_are_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    cached, _ = counting(path)
    cached.passages(TITLES)
    cached.queries(TITLES)
    Cached(E5Encoder(max_tokens=8), path).queries(TITLES)
    assert VectorCache(path).size().vectors == 3 * len(TITLES)
    assert VectorCache(path).size().bytes > 3 * len(TITLES) * 4 * 384


@pytest.mark.parametrize("spoiled", [b"", b"\0" * 1540, b"\x01" * 1540])
def test_damaged_row_is_encoded_again(tmp_path: Path, spoiled: bytes) -> None:
    path = tmp_path / "v.sqlite"
    cached, told = counting(path)
    before = cached.queries(TITLES)
    with sqlite3.connect(path) as base:
        base.execute("UPDATE vectors SET row = ?", (spoiled,))
    told.clear()
    assert np.array_equal(cached.queries(TITLES), before)
    assert len(told) == len(TITLES)


def test_damaged_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    path.write_bytes(b"this was a database once" * 500)
    cached, told = counting(path)
    assert cached.queries(TITLES).shape == (len(TITLES), 384)
    told.clear()
    cached.queries(TITLES)
    assert not told


def test_two_processes_share_one_file(e5: E5Encoder, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; import numpy as np\n"
        "from rongtong_match.text.encoders.vectorfile import VectorCache\n"
        "store, side = VectorCache(Path(sys.argv[1])), sys.argv[2].encode()\n"
        "for n in range(200): store.write({side + b'%d' % n: np.full(4, n, np.float32)})\n"
    )
    path = tmp_path / "v.sqlite"
    runs = [subprocess.Popen([sys.executable, "-c", code, str(path), side]) for side in "ab"]
    assert [run.wait(60) for run in runs] == [0, 0]
    found = VectorCache(path).read([b"%s%d" % (s, n) for s in (b"a", b"b") for n in range(200)], 4)
    assert len(found) == 400
    assert found[b"b199"].tolist() == [199] * 4


def test_unusable_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EncoderError, match="RONGTONG_CACHE"):
        counting(tmp_path / "file" / "v.sqlite")[0].queries(TITLES)


def test_progress_tells_what_was_found_too(e5: E5Encoder, tmp_path: Path) -> None:
    Cached(e5, tmp_path / "v.sqlite").queries(TITLES[:4])
    told: list[tuple[int, int]] = []
    Cached(e5, tmp_path / "v.sqlite", lambda done, total: told.append((done, total))).queries(TITLES)
    assert told == [(4, len(TITLES)), (len(TITLES), len(TITLES))]
