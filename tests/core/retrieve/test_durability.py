"""What has been acknowledged stays, whatever happens to the writer or to the files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rongtong_match.messages import say
from rongtong_match.retrieve.base import Entry, Query, RetrieveError
from rongtong_match.retrieve.embedded import EmbeddedIndex
from rongtong_match.retrieve.log import Log
from tests.core.retrieve.made import SETTINGS, crowd

WRITER = """
import sys
from rongtong_match.retrieve.base import Entry, IndexSettings
from rongtong_match.retrieve.embedded import EmbeddedIndex
index = EmbeddedIndex(sys.argv[1], IndexSettings(space="test", dim=6, pivot=6.0))
for number in range(100_000):
    index.put([Entry(f"o{number}", {"x": 1.0, f"w{number % 7}": 2.0})])
    if number % 40 == 39:
        index.flush()
    print(number, flush=True)
"""
HELD = """
import sys
from rongtong_match.retrieve.embedded import EmbeddedIndex
index = EmbeddedIndex(sys.argv[1])
print("in", flush=True)
input()
"""


@pytest.mark.parametrize("seconds", [0.05, 0.3, 0.7])
def test_a_killed_writer_loses_nothing_it_acknowledged(tmp_path: Path, seconds: float) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout
    acknowledged = [writer.stdout.readline()]
    time.sleep(seconds)
    os.kill(writer.pid, signal.SIGKILL)
    acknowledged += writer.stdout.readlines()
    writer.wait()
    last = int([line for line in acknowledged if line.endswith("\n")][-1])
    with EmbeddedIndex(tmp_path) as index:
        assert len(index) in (last + 1, last + 2)
        found = {hit.id for hit in index.search(Query({"x": 1.0}, top=100_000))}
        assert {f"o{number}" for number in range(last + 1)} <= found


def damage(path: Path, how: str) -> None:
    raw = bytearray(path.read_bytes())
    raw[-3] ^= 0x10
    path.write_bytes({"flipped": raw, "cut": raw[: len(raw) // 2], "emptied": b""}[how])


@pytest.mark.parametrize("name", ["codes.npy", "term_rows.npy", "seq.npy"])
@pytest.mark.parametrize("how", ["flipped", "cut", "emptied"])
def test_a_damaged_segment_is_noticed_and_built_again(tmp_path: Path, name: str, how: str) -> None:
    query = Query({"w1": 1.0, "w3": 1.0}, crowd(5)[3].vector, top=40)
    with EmbeddedIndex(tmp_path, SETTINGS) as index:
        index.put(crowd(300))
        index.flush()
        wanted = index.search(query)
    damage(next(tmp_path.glob(f"segment-*/{name}")), how)
    with pytest.raises(RetrieveError, match="segment_damaged"):
        EmbeddedIndex(tmp_path, writable=False)
    with EmbeddedIndex(tmp_path) as index:
        assert index.search(query) == wanted
    assert EmbeddedIndex(tmp_path, writable=False).search(query) == wanted


def test_a_lost_segment_is_built_again(tmp_path: Path) -> None:
    with EmbeddedIndex(tmp_path, SETTINGS) as index:
        index.put(crowd(50))
        index.flush()
    for path in next(tmp_path.glob("segment-*")).iterdir():
        path.unlink()
    with EmbeddedIndex(tmp_path) as index:
        assert len(index.search(Query({"w1": 1.0}, top=99))) > 10


def test_a_ruined_log_gets_a_clear_sentence(tmp_path: Path) -> None:
    EmbeddedIndex(tmp_path, SETTINGS).close()
    (tmp_path / "log.sqlite").write_bytes(b"not a database" * 999)
    with pytest.raises(RetrieveError) as caught:
        EmbeddedIndex(tmp_path)
    assert "备份" in say(caught.value.reason)


def test_one_writer_at_a_time_and_the_next_when_it_has_gone(tmp_path: Path) -> None:
    EmbeddedIndex(tmp_path, SETTINGS).close()
    other = subprocess.Popen(
        [sys.executable, "-c", HELD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout
    assert other.stdout.readline() == "in\n"
    with pytest.raises(RetrieveError, match="locked") as caught:
        EmbeddedIndex(tmp_path)
    assert "只读" in say(caught.value.reason)
    assert len(EmbeddedIndex(tmp_path, writable=False)) == 0
    other.kill()
    other.wait()
    EmbeddedIndex(tmp_path).close()


def test_folders_nobody_names_are_swept_up(tmp_path: Path) -> None:
    EmbeddedIndex(tmp_path, SETTINGS).close()
    (tmp_path / "segment-000099").mkdir()
    (tmp_path / "segment-000099" / "half.npy").write_bytes(b"half")
    with EmbeddedIndex(tmp_path) as index:
        index.put([Entry("a", {"x": 1.0})])
    assert not list(tmp_path.glob("segment-*"))


def test_a_full_disk_gets_a_clear_sentence_and_loses_nothing(tmp_path: Path) -> None:
    with EmbeddedIndex(tmp_path, SETTINGS):
        pass
    log = Log(tmp_path, SETTINGS, writable=True)
    pages = log.db.execute("PRAGMA page_count").fetchone()[0]
    log.db.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(RetrieveError) as caught, log.transaction():
        log.replace([("large", bytes(1 << 20))])
    assert caught.value.reason.code == "retrieve.unwritten"
    with log.transaction():
        log.replace([("small", b"x")])
    assert (log.body("large"), log.body("small")) == (None, b"x")
    log.close()


def test_what_a_file_manager_leaves_in_a_segment_does_no_harm(tmp_path: Path) -> None:
    with EmbeddedIndex(tmp_path, SETTINGS) as index:
        index.put([Entry("a", {"x": 1.0})])
        index.flush()
    (segment,) = tmp_path.glob("segment-*")
    (segment / ".DS_Store").write_bytes(b"view")
    with EmbeddedIndex(tmp_path, SETTINGS, writable=False) as index:
        assert [hit.id for hit in index.search(Query({"x": 1.0}))] == ["a"]
