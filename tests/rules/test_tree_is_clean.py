"""Nothing in the tree names the machine it was written on or the registry its packages came from."""

from __future__ import annotations

import re

import pytest

from tests.rules.tree import ROOT, files, name

TEXT = (".py", ".md", ".toml", ".txt", ".in", ".sh", ".html", ".css", ".js", ".tsv", ".json", ".yml", ".svg")
# Written in pieces, so that this file does not find itself.
PLACES = (r"(?<![\w.])/wo" + "rk/", r"(?<![\w.])/ro" + "ot/", r"(?<![\w.])/ho" + r"me/\w")
REGISTRIES = ("pypi" + r"\.org", "pytho" + "nhosted", "simple/" + "index")
TRACES = re.compile("|".join((*PLACES, *REGISTRIES)))


def test_no_trace_of_a_machine():
    assert {name(p): found for p in files(*TEXT) if (found := TRACES.findall(p.read_text("utf-8")))} == {}


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=name)
def test_every_locked_package_has_a_hash_and_no_address(path):
    text = path.read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [e for e in entries if "==" not in e or "--hash=sha256:" not in e] == []
    assert "://" not in text
