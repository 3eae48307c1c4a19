"""The lists of terms, an index of its own, and nothing drawn for a second look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.factories import vocab


@pytest.fixture(autouse=True)
def lists(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load what every campaign needs."""
    settings.INDEX_FOLDER = tmp_path / "index"
    vocab.load()
    monkeypatch.setattr("rongtong.apps.catalogue.workflow.guards.is_sampled", lambda *_: False)
