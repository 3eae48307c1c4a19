"""Runs tests of the kit with a fault put in, each time in a fork of one process that has all of it loaded.

``python -m tests.kit.workflow.faulty FOLDER`` reads lines of JSON, ``[file, old, new, tests]``, and answers
each with one, ``[exit code of pytest, what it said]``. FOLDER keeps what it says.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType

import django
import pytest

import rongtong.kit

KIT = Path(rongtong.kit.__file__).parent
WITHOUT = ("anyio", "cacheprovider", "xdist", "schemathesis", "playwright")
OPTIONS = ["-x", "-rf", "--ds=tests.sample.settings", *(f"-pno:{name}" for name in WITHOUT)]


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Give the code of every function in ``code``."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _codes(inner)


def put_in(file: str, old: str, new: str) -> None:
    """Give every function of ``file`` that lives in this process the code it has after the fault."""
    import_module(f"rongtong.kit.{file.removesuffix('.py').replace('/', '.')}")
    path = KIT / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"the mutation no longer fits {file}"
    whole = compile(text.replace(old, new), str(path), "exec", dont_inherit=True)
    named = Counter(code.co_qualname for code in _codes(whole))
    faulty = {code.co_qualname: code for code in _codes(whole) if named[code.co_qualname] == 1}
    for living in gc.get_objects():
        if type(living) is FunctionType and living.__code__.co_filename == str(path):
            living.__code__ = faulty.get(living.__code__.co_qualname, living.__code__)


def _in_a_fork(said: Path, tests: list[str], fault: tuple[str, str, str] | None) -> int:
    """Run ``tests`` in a child; give the exit code of pytest and write what it says to ``said``."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 99
    try:
        with said.open("w", encoding="utf-8") as file, redirect_stdout(file), redirect_stderr(file):
            if fault:
                put_in(*fault)
            code = int(pytest.main([*OPTIONS, *tests]))
    finally:
        os._exit(code)


def main(folder: Path) -> None:
    """Make the tables by a run without a fault, then answer line after line."""
    django.setup()
    import_module("tests.conftest")  # what it loads need not be loaded in each fork

    said = folder / "said"
    assert _in_a_fork(said, ["tests/kit/workflow/test_perform.py"], None) == 0, said.read_text("utf-8")
    for line in sys.stdin:
        *fault, tests = json.loads(line)
        code = _in_a_fork(said, tests, tuple(fault))
        print(json.dumps([code, said.read_text("utf-8")[-2_000:]]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
