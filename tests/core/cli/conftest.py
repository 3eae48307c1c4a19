"""The command as a user runs it, and a small cut of our own samples."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rongtong_match.cli import app

ROOT = Path(__file__).parents[3]
COMMAND = str(Path(sys.executable).with_name("rongtong"))
DAY = ("--today", "2026-11-22")


def cut(name: str, rows: int, folder: Path) -> Path:
    lines = (ROOT / "samples" / "source" / name).read_text("utf-8").splitlines(keepends=True)
    (folder / name).write_text("".join(lines[: rows + 1]), "utf-8")
    return folder / name


@pytest.fixture
def needs(tmp_path) -> Path:
    return cut("needs.tsv", 4, tmp_path)


@pytest.fixture
def offers(tmp_path) -> Path:
    return cut("offers.tsv", 40, tmp_path)


@pytest.fixture
def run() -> Callable[..., Result]:
    """The command inside this process: the same code, without the start of an interpreter."""

    def call(*words: object) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words])

    return call


def start(*words: object, **env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [COMMAND, *map(str, words)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, **env},
    )


def digests(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}
