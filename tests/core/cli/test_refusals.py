"""Bad input: one sentence on standard error, exit code 2, and nothing touched."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer

from rongtong_match.cli.stopping import stopping
from rongtong_match.cli.terminal import Terminal
from tests.core.cli.conftest import digests

BAD = {
    "missing": None,
    "empty": b"",
    "broken": b"PK\x03\x04 this is no package",
    "noise": bytes(range(128, 256)) * 4,
    "no header": "甲,乙\n1,2\n".encode(),
}


def refused(done, *parts: str) -> bool:
    lines = [line for line in done.stderr.splitlines() if "……" not in line]
    return done.exit_code == 2 and len(lines) == 1 and all(part in lines[0] for part in parts)


@pytest.mark.parametrize("kind", BAD)
def test_an_unreadable_file_is_one_sentence(run, offers, tmp_path, kind):
    path = tmp_path / ("bad.xlsx" if kind == "broken" else "bad.csv")
    if (content := BAD[kind]) is not None:
        path.write_bytes(content)
    done = run("match", path, offers, "-o", tmp_path / "out", "--encoder", "none")
    assert refused(done, path.name), done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--encoder", "magic"), "magic"),
        (("--encoder", "path:/no/such/model"), "/no/such/model"),
        (("--weights", "no-weights.toml"), "no-weights.toml"),
        (("--needs-mapping", "no-mapping.toml"), "no-mapping.toml"),
        (("--explain", "XQ01", "CG-001"), "XQ-01"),
        (("--explain", "XQ-01", "CG001"), "CG-001"),
    ],
)
def test_a_bad_option_is_one_sentence(run, needs, offers, tmp_path, words, part):
    given = words if "--encoder" in words else ("--encoder", "none", *words)
    done = run("match", needs, offers, "-o", tmp_path / "out", *given)
    assert refused(done, part), done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--top", "0"), "--top"),
        (("--min-level", "best"), "strong"),
        (("--today", "22.11.2026"), "2027-03-31"),
        (("--capacity", "0"), "--capacity"),
        (("--lang", "fr"), "中文"),
    ],
)
def test_a_malformed_option_is_a_usage_error(run, needs, offers, tmp_path, words, said):
    done = run("match", needs, offers, "-o", tmp_path / "out", *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "out").exists()


def test_results_need_a_place(run, needs, offers, tmp_path):
    assert refused(run("match", needs, offers), "-o")
    assert refused(run("match", needs, offers, "-o", needs), needs.name)
    assert refused(run("match", needs, offers, "-o", "/proc/none"), "/proc/none")


def test_an_input_is_never_overwritten(run, needs, offers, tmp_path):
    mended = needs.rename(tmp_path / "needs_checked.csv")
    before = digests(tmp_path)
    assert refused(run("match", mended, offers, "-o", tmp_path), "needs_checked.csv")
    assert digests(tmp_path) == before


def _fail(debug: bool) -> None:
    with stopping(Terminal("zh"), debug=debug):
        raise ZeroDivisionError


def test_what_nobody_foresaw_says_what_to_report(capsys):
    with pytest.raises(typer.Exit) as stopped:
        _fail(debug=False)
    assert stopped.value.exit_code == 1
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "--debug" in said
    with pytest.raises(ZeroDivisionError):
        _fail(debug=True)


def test_help_and_version_come_without_the_engine(run):
    code = "import sys, rongtong_match.cli as c; sys.exit(bool({'numpy','scipy','faiss'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
    assert run("--version").stdout.startswith("rongtong 0.")
    assert "match" in run("--help").output
