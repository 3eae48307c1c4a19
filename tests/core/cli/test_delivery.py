"""Results appear whole or not at all."""

from __future__ import annotations

import signal
import sys

import pytest

from rongtong_match.cli.delivery import delivered
from tests.core.cli.conftest import DAY, ROOT, digests, start

WORDS = ("match", ROOT / "samples/needs.xlsx", ROOT / "samples/offers.xlsx", "--encoder", "none", *DAY)


def _stopped(out, phase: str, how: int) -> int:
    """The exit code of a run that got ``how`` once it spoke of ``phase``."""
    running = start(*WORDS, "-o", out)
    for line in running.stderr:
        if phase in line:
            running.send_signal(how)
            break
    running.stderr.read()
    return running.wait()


def _old(out):
    out.mkdir()
    for name in ("matches.jsonl", "matches.xlsx", "report.html"):
        (out / name).write_text(f"old {name}", "utf-8")
    return digests(out)


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_a_killed_run_leaves_old_or_new_files_and_the_next_one_tidies_up(run, needs, offers, tmp_path):
    old = _old(tmp_path / "out")
    assert _stopped(tmp_path / "out", "写出结果", signal.SIGKILL) == -signal.SIGKILL
    left = {p.name for p in (tmp_path / "out").iterdir()}
    stages = [name for name in left if name.startswith(".rongtong-")]
    assert len(stages) == 1
    assert {name: old[name] for name in left - {*stages}} == old
    done = run("match", needs, offers, "-o", tmp_path / "out", "--encoder", "none", *DAY)
    assert done.exit_code == 0
    assert not [p for p in (tmp_path / "out").iterdir() if p.name.startswith(".")]


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_ctrl_c_stops_with_130_and_changes_nothing(tmp_path):
    old = _old(tmp_path / "out")
    assert _stopped(tmp_path / "out", "逐对评分", signal.SIGINT) == 130
    assert digests(tmp_path / "out") == old


def test_of_two_runs_into_one_folder_the_later_wins_whole(tmp_path):
    with delivered(tmp_path) as first:
        for name in ("matches.jsonl", "report.html", "needs_checked.csv"):
            (first / name).write_text("first", "utf-8")
        with delivered(tmp_path) as second:
            (second / "matches.jsonl").write_text("second", "utf-8")
            (second / "needs_checked.xlsx").write_text("second", "utf-8")
        assert {p.name for p in tmp_path.iterdir() if p.is_file()} == {"matches.jsonl", "needs_checked.xlsx"}
    found = {p.name: p.read_text("utf-8") for p in tmp_path.iterdir()}
    assert found == dict.fromkeys(("matches.jsonl", "report.html", "needs_checked.csv"), "first")


def test_foreign_files_stay(tmp_path):
    (tmp_path / "notes.docx").write_text("mine", "utf-8")
    with delivered(tmp_path) as stage:
        (stage / "matches.csv").write_text("new", "utf-8")
    assert (tmp_path / "notes.docx").read_text("utf-8") == "mine"


def test_a_place_that_cannot_be_replaced_leaves_all_as_it_was(run, needs, offers, tmp_path):
    _old(tmp_path / "out")
    (tmp_path / "out" / "offers_checked.csv").mkdir()
    done = run("match", needs, offers, "-o", tmp_path / "out", "--encoder", "none", *DAY)
    assert done.exit_code == 2
    assert "写不进去" in done.stderr
    texts = {p.name: p.read_text("utf-8") for p in (tmp_path / "out").iterdir() if p.is_file()}
    assert texts == {name: f"old {name}" for name in ("matches.jsonl", "matches.xlsx", "report.html")}
