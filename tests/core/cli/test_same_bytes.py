"""Same input, same output: across processes, hash seeds, jobs, and a cold or a warm cache."""

from __future__ import annotations

import pytest

from rongtong_match.text.encoders.places import cache_dir
from tests.core.cli.conftest import DAY, cut, digests, start


@pytest.mark.slow
def test_equal_runs_give_equal_bytes(tmp_path):
    needs, offers = cut("needs.tsv", 3, tmp_path), cut("offers.tsv", 8, tmp_path)
    cache = tmp_path / "cache"
    cache.mkdir()
    for model in cache_dir().glob("*.onnx"):  # made once a machine; the vectors are what is cold here
        (cache / model.name).symlink_to(model)
    seen = []
    for name, jobs, seed in (("cold", "1", "0"), ("warm", "2", "1")):
        words = ("match", needs, offers, "-o", tmp_path / name, "--encoder", "e5", "--jobs", jobs, *DAY)
        done = start(*words, "-q", PYTHONHASHSEED=seed, RONGTONG_CACHE=str(cache))
        assert done.wait() == 0, done.stderr.read()
        seen.append(digests(tmp_path / name))
    assert seen[0] == seen[1]
    assert "e5" in (tmp_path / "cold" / "report.html").read_text("utf-8")


def test_words_alone_give_equal_bytes_whatever_the_hash_seed(run, needs, offers, tmp_path):
    words = ("match", needs, offers, "--encoder", "none", "--both-ways", "-q", *DAY)
    run(*words, "-o", tmp_path / "here")
    done = start(*words, "-o", tmp_path / "there", PYTHONHASHSEED="7")
    assert done.wait() == 0, done.stderr.read()
    assert digests(tmp_path / "here") == digests(tmp_path / "there")
