"""The tests of the kit are worth something: each of these faults, put into the source, makes one fail."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
KIT = "rongtong/kit"
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


@pytest.mark.once
@pytest.mark.slow
@pytest.mark.parametrize("name", MUTATIONS)
def test_a_fault_in_the_kit_is_found(name, tmp_path):
    file, old, new = MUTATIONS[name]
    source = tmp_path / "src" / KIT / file
    shutil.copytree(ROOT / "src" / "rongtong", tmp_path / "src" / "rongtong")
    text = source.read_text("utf-8")
    assert text.count(old) == 1, f"the mutation no longer fits {file}"
    source.write_text(text.replace(old, new), "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-rf", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:schemathesis", "-p", "no:playwright",
         "--ds=tests.sample.settings",
         "-o", f"pythonpath={ROOT} {tmp_path / 'src'}", *(f"tests/kit/{test}" for test in TESTS[file.split("/")[0]])],
        cwd=ROOT, capture_output=True, text=True, timeout=300,
        env={**os.environ, "RONGTONG_HOME": str(tmp_path / "home"), "DATABASE_URL": ""},
    )  # fmt: skip
    assert run.returncode == 1, run.stdout[-2_000:]
    assert "FAILED" in run.stdout or "Failed" in run.stdout, run.stdout[-2_000:]
