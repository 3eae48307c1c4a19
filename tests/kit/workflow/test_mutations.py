"""The tests of the kit are worth something: each of these faults, put into the source, makes one fail."""

import json
import os
import subprocess
import sys

import pytest

from tests.rules.tree import ROOT

MUTATIONS = {
    "drop the guards": ("workflow/performing.py", "if sentence is not None:", "if False:"),
    "drop the permission": ("workflow/performing.py", "need(actor, transition.permission, obj)", "pass"),
    "drop the check of the state": ("workflow/performing.py", "_allowed(workflow, transition, before)", "pass"),
    "drop the typed reason": ("workflow/performing.py", "_reasoned(transition, reason)", "pass"),
    "drop the check of the version": ("workflow/performing.py", "_seen(obj, version)", "pass"),
    "drop the transaction": ("audit/unit.py", "with transaction.atomic():\n        try:", "if True:\n        try:"),
    "drop the savepoint": ("audit/unit.py", "            with transaction.atomic():\n                yield", "            if True:\n                yield"),
    "skip the audit": ("audit/unit.py", "            _chain(_entries())", "            pass"),
    "skip the chain": ("audit/unit.py", "before=head.digest", 'before=""'),
    "skip the effects": ("workflow/performing.py", "effect(obj, change)", "pass"),
    "skip the facts": ("workflow/performing.py", "    publish(\n", "    (lambda fact, at: None)(\n"),
    "tell a fact twice": ("facts/actions.py", ".update(done_at=at", ".update(done_at=None"),
    "count staff power always": ("permissions/asking.py", "if session or not reach.staff:", "if True:"),
    "forget the scopes of a token": ("permissions/asking.py", "if actor.scopes is not None and asked.name not in actor.scopes:\n        return\n", "if False:\n        return\n"),
    "let ended roles count": ("permissions/queries.py", "Q(ends__isnull=True) | Q(ends__gt=at), ", ""),
    "let apart roles meet": ("permissions/actions.py", "_keep_apart(role, {row.role for row in present})", "pass"),
}  # fmt: skip
TESTS = {
    "workflow": ("workflow/test_perform.py",),
    "audit": ("audit/test_trail.py", "workflow/test_perform.py"),
    "facts": ("facts",),
    "permissions": ("permissions",),
}


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """A process that has the kit loaded and forks itself for each fault."""
    folder = tmp_path_factory.mktemp("faulty")
    given = {
        "DJANGO_SETTINGS_MODULE": "tests.sample.settings",
        "RONGTONG_HOME": str(folder),
        "DATABASE_URL": "",
    }
    host = subprocess.Popen(
        (sys.executable, "-m", "tests.kit.workflow.faulty", folder), cwd=ROOT, env=os.environ | given,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    yield host
    host.stdin.close()
    assert host.wait(60) == 0


@pytest.mark.once
@pytest.mark.slow
@pytest.mark.parametrize("name", MUTATIONS)
def test_a_fault_in_the_kit_is_found(name, host):
    file, old, new = MUTATIONS[name]
    tests = [f"tests/kit/{test}" for test in TESTS[file.split("/")[0]]]
    host.stdin.write(json.dumps([file, old, new, tests]) + "\n")
    host.stdin.flush()
    code, said = json.loads(host.stdout.readline())
    assert code == 1, said
    assert "FAILED" in said or "Failed" in said, said
