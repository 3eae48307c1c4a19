"""The lists of terms, an index of its own, and nothing drawn for a second look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from tests.factories import vocab


@pytest.fixture(autouse=True)
def lists(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load what every campaign needs."""
    settings.INDEX_FOLDER = tmp_path / "index"
    vocab.load()
    monkeypatch.setattr("rongtong.apps.catalogue.workflow.guards.is_sampled", lambda *_: False)


@pytest.fixture(autouse=True)
def english(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Sentences as the source has them; files in a folder of the test."""
    settings.MEDIA_ROOT = tmp_path / "files"
    with translation.override("en"):
        yield
