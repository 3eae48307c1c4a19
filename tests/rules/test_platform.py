"""The rules of the platform's house that imports alone do not show."""

from __future__ import annotations

import ast
import re
from importlib.metadata import packages_distributions

import pytest

from tests.rules.tree import PLATFORM, ROOT, files, modules, name, parsed

SOURCES = [p for p in modules(PLATFORM) if "migrations" not in p.parts]
ROOMS_WITH_TABLES = {"models", "queries", "actions"}
TABLES = ("objects", "_default_manager", "_base_manager")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def rooms(path):
    return {*path.relative_to(PLATFORM).parts[:-1], path.stem}


def calls(path, *names):
    return [
        node
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in names
    ]


def test_pages_jobs_and_commands_do_not_touch_tables():
    outside = {"web", "api", "jobs", "subscribers", "management", "templatetags", "rules"}
    kept = {*ROOMS_WITH_TABLES, "privacy"}
    touching = [
        f"{name(path)}:{node.lineno}"
        for path in SOURCES
        if outside & rooms(path) and not kept & rooms(path) and "/kit/jobs/" not in name(path)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in TABLES
    ]
    assert touching == []


def test_only_perform_sets_a_state():
    setting = [
        f"{name(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute)
        and target.attr == "state"
        and getattr(target.value, "id", "") != "self"
    ]
    # Jobs and clocks are run by machines, under a lock of their own: nobody is asked for permission there.
    assert [place for place in setting if "/kit/jobs/" not in place and "/kit/clocks/" not in place] == []


def test_every_action_names_who_and_when():
    wanting = []
    for path in SOURCES:
        if "actions" not in rooms(path):
            continue
        for node in parsed(path).body:
            marked = isinstance(node, Function) and any(
                getattr(d, "id", "") == "action" for d in node.decorator_list
            )
            if marked and not {"actor", "at"} <= {argument.arg for argument in node.args.kwonlyargs}:
                wanting.append(f"{name(path)}:{node.name}")
    assert wanting == []


def test_no_signals():
    listening = [
        name(path)
        for path in SOURCES
        if re.search(r"django\.db\.models\.signals|django\.dispatch", path.read_text("utf-8"))
    ]
    assert listening == []


PAGES = [p for p in files(".html") if p.is_relative_to(PLATFORM) and p.parent.name != "mail"]
"""Letters are read elsewhere: mail programs know no style sheets."""


@pytest.mark.parametrize(
    "forbidden",
    [
        r"\sstyle=[\"']",
        r"\son\w+=[\"']",
        r"<script(?![^>]*\b(src|nonce|type=\"application/json\"))",
        r"hx-boost",
        r"\|safe\b",
    ],
)
def test_pages_keep_to_the_content_security_policy(forbidden):
    assert [name(p) for p in PAGES if re.search(forbidden, p.read_text("utf-8"))] == []
    assert PAGES


def test_nobody_asks_the_clock_in_the_domain():
    asking = [
        f"{name(path)}:{node.lineno}"
        for path in SOURCES
        if {"actions", "queries", "rules", "workflow", "models"} & rooms(path)
        for node in calls(path, "now", "today", "localdate", "utcnow")
        if not node.args
    ]
    # A letter goes out when it goes out: a batch takes minutes, and each is noted at its own moment.
    assert [place for place in asking if "kit/notices/actions/sending.py" not in place] == []


def test_every_verb_on_the_trail_has_a_sentence():
    import django

    django.setup()
    from rongtong.kit.audit.presenters import presented

    said = presented()
    recorded = {
        (node.args[0].value, name(path))
        for path in SOURCES
        for node in calls(path, "record")
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }
    assert sorted(pair for pair in recorded if pair[0] not in said) == []


EXTRAS = {"rapidocr"}
"""Looked for before it is used: an extra of pyproject.toml."""


def test_a_site_has_installed_what_it_imports():
    """Tests install more than a site does: what only they have is missed on a fresh machine alone."""
    locked = set(re.findall(r"(?m)^([a-z0-9._-]+)==", (ROOT / "requirements/run.txt").read_text("utf-8")))
    homes = packages_distributions()
    wanting = [
        f"{name(path)}: {root}"
        for path in modules(PLATFORM)
        for root in sorted(_imported(path))
        if root in homes and root not in {"rongtong", "rongtong_match", *EXTRAS}
        if not locked & {one.lower().replace("_", "-") for one in homes[root]}
    ]
    assert wanting == []


def _imported(path):
    """Give the first names of all that a module imports when it runs."""
    typing = {
        inner
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = [node for node in ast.walk(parsed(path)) if node not in typing]
    plain = {one.name.split(".")[0] for node in found if isinstance(node, ast.Import) for one in node.names}
    return plain | {
        (n.module or "").split(".")[0] for n in found if isinstance(n, ast.ImportFrom) and not n.level
    }
