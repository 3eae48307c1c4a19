"""A search index of its own for each test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.factories import vocab


@pytest.fixture(autouse=True)
def own_index(settings: Any, tmp_path: Path) -> None:
    """Keys of rolled-back tests come again: an index that outlived them would answer for others."""
    settings.INDEX_FOLDER = tmp_path / "index"


@pytest.fixture
def lists(db: None) -> None:
    """Load the lists of terms."""
    vocab.load()


@pytest.fixture
def one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw nothing for a second look: one in twenty would be."""
    monkeypatch.setattr("rongtong.apps.catalogue.workflow.guards.is_sampled", lambda *_: False)
