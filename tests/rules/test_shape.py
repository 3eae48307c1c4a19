"""Small modules, small functions, rooms with a name."""

from __future__ import annotations

import ast
from statistics import median

from tests.rules.tree import CORE, PLATFORM, ROOT, files, modules, name, parsed

NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "tools", "stuff"}
WRITTEN = [p for p in modules() if not p.is_relative_to(ROOT / "tests") and "migrations" not in p.parts]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(path):
    return [node for node in ast.walk(parsed(path)) if isinstance(node, Function)]


def _length(node):
    return node.end_lineno - node.lineno + 1


def test_no_module_is_over_300_lines():
    assert [name(p) for p in WRITTEN if len(p.read_text("utf-8").splitlines()) > 300] == []


def test_no_function_is_over_50_lines():
    long = [(name(p), f.name, _length(f)) for p in WRITTEN for f in _functions(p) if _length(f) > 50]
    assert long == []


def test_no_test_is_over_30_lines():
    tests = [
        (name(p), f) for p in modules(ROOT / "tests") for f in _functions(p) if f.name.startswith("test_")
    ]
    assert [(path, f.name, _length(f)) for path, f in tests if _length(f) > 30] == []


def test_the_core_stays_made_of_small_pieces():
    assert median(len(p.read_text("utf-8").splitlines()) for p in modules(CORE)) < 90
    assert median(_length(f) for p in modules(CORE) for f in _functions(p)) <= 10


def test_the_platform_stays_made_of_small_pieces():
    written = [p for p in WRITTEN if p.is_relative_to(PLATFORM) and p.read_text("utf-8").strip()]
    assert median(len(p.read_text("utf-8").splitlines()) for p in written) < 90
    assert median(_length(f) for p in written for f in _functions(p)) <= 10


def test_every_room_has_a_name_that_says_what_is_in_it():
    nameless = [name(p) for p in modules(CORE) if NAMELESS & {p.stem, *p.relative_to(CORE).parts}]
    nameless += [name(p) for p in modules(PLATFORM) if NAMELESS & {p.stem, *p.relative_to(PLATFORM).parts}]
    assert nameless == []


def test_every_module_and_public_thing_of_the_core_is_documented():
    bare = [
        name(p) for p in modules(CORE) if p.read_text("utf-8").strip() and not ast.get_docstring(parsed(p))
    ]
    assert bare == []


def test_every_signature_of_the_core_is_typed():
    untyped = [(name(p), f.name) for p in modules(CORE) for f in _functions(p) if f.returns is None]
    assert untyped == []


def test_the_file_finder_sees_the_core():
    assert CORE / "types.py" in files(".py")
