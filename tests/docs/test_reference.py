"""The generated pages say what the code says."""

from __future__ import annotations

import subprocess
import sys

from tests.rules.tree import ROOT


def test_generated_pages_are_up_to_date():
    done = subprocess.run(
        [sys.executable, "tools/make_reference.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
