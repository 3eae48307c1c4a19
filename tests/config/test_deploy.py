"""The service units and the container file: what they name is there, and systemd understands it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest
from django.core.management import get_commands

from tests.conftest import leave_out
from tests.rules.tree import ROOT

KINDS = {".service", ".socket", ".timer"}
UNITS = sorted(path for path in (ROOT / "deploy").iterdir() if path.suffix in KINDS)
CONTAINER = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", " ")
OURS = re.compile(r"python -m rongtong\.config (\w+)")

pytestmark = pytest.mark.once


def test_systemd_understands_the_units(tmp_path):
    if not shutil.which("systemd-analyze"):
        leave_out("checking the service units (install systemd)")
    for unit in UNITS:
        # The program stands elsewhere on this machine; all else is as it is installed.
        text = unit.read_text("utf-8").replace("/opt/rongtong/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(text, "utf-8")
    copies = [tmp_path / unit.name for unit in UNITS]
    done = subprocess.run(
        ("systemd-analyze", "verify", "--man=no", *copies), capture_output=True, text=True, timeout=60
    )
    assert [line for line in done.stderr.splitlines() if "rongtong" in line] == []
    assert done.returncode == 0


@pytest.mark.parametrize("path", [*UNITS, ROOT / "Containerfile"], ids=lambda path: path.name)
def test_every_command_is_one_of_ours(path):
    named = OURS.findall(path.read_text("utf-8"))
    assert set(named) <= set(get_commands())
    assert named or path.suffix in {".socket", ".timer"}


def test_every_file_that_the_container_copies_is_there():
    copied = re.findall(r"^COPY (?!--from)(.+)$", CONTAINER, re.MULTILINE)
    sources = [source for words in copied for source in words.split()[:-1]]
    assert sources
    assert [source for source in sources if not (ROOT / source).exists()] == []
