"""No clock, no chance, no stray sentence in the core: same input, same output."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

from tests.rules.tree import CORE, ROOT, modules, name, parsed

CLOCKS = {"now", "today", "utcnow", "time", "localtime", "monotonic", "perf_counter"}
CHANCE = {"random", "uuid4", "uuid1", "urandom", "token_hex"}
SENTENCE = re.compile(r"[\u4e00-\u9fff].*[,。;:!?,].*[\u4e00-\u9fff]|[\u4e00-\u9fff]{14,}")
PATTERN = re.compile(r"\(\?|[\])][+*?]|\|")
WORD_TABLES = {"messages", "tables", "classify", "text", "values"}


def _calls(path: Path) -> list[str]:
    calls = [node.func for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    return [
        f"{f.value.id}.{f.attr}"
        for f in calls
        if isinstance(f, ast.Attribute) and isinstance(f.value, ast.Name)
    ]


def _asks(path: Path, owners: set[str], names: set[str]) -> list[str]:
    return [c for c in _calls(path) if c.split(".")[0] in owners and c.split(".")[1] in names]


def test_no_clock_outside_the_command_line():
    core = [p for p in modules(CORE) if "cli" not in p.relative_to(CORE).parts]
    assert {name(p): c for p in core if (c := _asks(p, {"datetime", "date", "time"}, CLOCKS))} == {}


def test_no_unseeded_chance():
    assert {
        name(p): c for p in modules(CORE) if (c := _asks(p, {"random", "uuid", "os", "secrets"}, CHANCE))
    } == {}


def _literals(path: Path) -> list[str]:
    tree = parsed(path)
    owners = [n for n in ast.walk(tree) if isinstance(n, (ast.Module, ast.ClassDef, ast.FunctionDef))]
    prose = {id(n.body[0].value) for n in owners if n.body and isinstance(n.body[0], ast.Expr)}
    prose |= {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    constants = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return [n.value for n in constants if id(n) not in prose]


def _sentences(path: Path) -> list[str]:
    return [text for text in _literals(path) if SENTENCE.search(text) and not PATTERN.search(text)]


def test_sentences_a_person_reads_stand_in_messages_only():
    # The command line's help is its own text; the rooms of WORD_TABLES hold lists of words, not sentences.
    rooms = [p for p in modules(CORE) if not {*WORD_TABLES, "cli"} & set(p.relative_to(CORE).parts)]
    assert {name(p): found for p in rooms if (found := _sentences(p))} == {}


def test_only_the_http_encoder_opens_addresses():
    opens = re.compile(r"urllib\.request|urlopen|http\.client|socket")
    asking = [name(p) for p in modules(CORE) if opens.search(p.read_text("utf-8"))]
    assert set(asking) <= {"src/rongtong_match/text/encoders/http.py"}


def test_the_layers_hold():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
