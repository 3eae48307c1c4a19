"""A search index of its own for each test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def own_index(settings: Any, tmp_path: Path) -> None:
    """Keys of rolled-back tests come again: an index that outlived them would answer for others."""
    settings.INDEX_FOLDER = tmp_path / "index"
