"""Every command of both READMEs works as printed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.rules.tree import ROOT
from tests.site.running import free_port

PAGES = ("README.md", "README.zh-CN.md", "CONTRIBUTING.md")
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
SKIPPED = shutil.ignore_patterns(".*", "__pycache__", "out", "tests", "bench", "docs")


def _commands(page: str) -> list[str]:
    blocks = BLOCK.findall((ROOT / page).read_text("utf-8"))
    return [line for block in blocks for line in block.splitlines() if line.strip()]


COMMANDS = sorted({command for page in PAGES for command in _commands(page)})
OURS = [command for command in COMMANDS if command.startswith(".venv/bin/rongtong ")]
OF_TESTS = ("DJANGO_", "RONGTONG_", "DATABASE_URL")
NEWCOMER = {name: value for name, value in os.environ.items() if not name.startswith(OF_TESTS)}
"""The environment without what these tests set for themselves."""
MAKE = [command for command in COMMANDS if command.startswith("make ")]


def test_every_command_is_tried_below():
    assert set(COMMANDS) == {*OURS, *MAKE}
    assert "make up" in MAKE


def test_both_readmes_give_the_same_commands():
    assert _commands("README.md") == _commands("README.zh-CN.md")


@pytest.mark.slow
@pytest.mark.parametrize("command", OURS)
def test_our_commands_run_as_printed(command, tmp_path):
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "rongtong").symlink_to(Path(sys.executable).with_name("rongtong"))
    done = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "out").rglob("report.html"))


@pytest.mark.parametrize("command", MAKE)
def test_make_knows_its_targets(command):
    done = subprocess.run([*command.split(), "--dry-run"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert command in subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True).stdout


@pytest.mark.slow
@pytest.mark.skipif("CI" not in os.environ, reason="installs everything anew")
def test_make_up_works_on_a_fresh_machine(tmp_path):
    shutil.copytree(ROOT, tmp_path / "fresh", ignore=SKIPPED)
    started = subprocess.Popen(
        ["make", "up", f"PORT={free_port()}"], cwd=tmp_path / "fresh", stdout=subprocess.PIPE, text=True,
        start_new_session=True, env=NEWCOMER,
    )  # fmt: skip
    try:
        said = "".join(iter_until(started.stdout, "Ctrl-C"))
        assert "is ready" in said, said
        assert urllib.request.urlopen(re.search(r"http://\S+/", said)[0]).status == 200
        assert (tmp_path / "fresh" / "out" / "sample" / "report.html").exists()
        second = subprocess.run(
            ["make", "up"], cwd=tmp_path / "fresh", capture_output=True, text=True, env=NEWCOMER
        )
        assert "Another make up is running" in second.stderr
    finally:
        os.killpg(started.pid, signal.SIGINT)
        started.wait(60)


def iter_until(lines, word):
    for line in lines:
        yield line
        if word in line:
            return
