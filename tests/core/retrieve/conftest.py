from collections.abc import Iterator
from pathlib import Path

import pytest

from rongtong_match.retrieve.embedded import EmbeddedIndex
from tests.core.retrieve.made import SETTINGS


@pytest.fixture
def index(tmp_path: Path) -> Iterator[EmbeddedIndex]:
    with EmbeddedIndex(tmp_path / "index", SETTINGS) as made:
        yield made
