"""The lists of terms, an index of its own, nothing drawn for a second look; sentences in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from tests.factories import vocab


@pytest.fixture(autouse=True)
def lists(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Load what every deal needs."""
    settings.INDEX_FOLDER = tmp_path / "index"
    vocab.load()
    monkeypatch.setattr("rongtong.apps.catalogue.workflow.guards.is_sampled", lambda *_: False)
    with translation.override("en"):
        yield
