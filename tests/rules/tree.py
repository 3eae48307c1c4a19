"""The project's own files, for the tests of its shape."""

from __future__ import annotations

import ast
import os
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORE = ROOT / "src" / "rongtong_match"
PLATFORM = ROOT / "src" / "rongtong"
SKIPPED = {"__pycache__", "node_modules", "out", "build", "dist", "var"}


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """All files with one of ``suffixes`` (or any), leaving out hidden folders and what make makes."""
    found: list[Path] = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(f for f in folders if f not in SKIPPED and (f == ".ci" or not f.startswith(".")))
        found += [Path(folder, name) for name in names if not suffixes or Path(name).suffix in suffixes]
    return tuple(sorted(found))


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of one module."""
    return ast.parse(path.read_text("utf-8"), str(path))


def modules(folder: Path = ROOT) -> list[Path]:
    """All Python modules below ``folder``."""
    return [path for path in files(".py") if path.is_relative_to(folder)]


def name(path: Path) -> str:
    """The path as written in a failure."""
    return path.relative_to(ROOT).as_posix()
