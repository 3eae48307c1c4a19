"""The lists of terms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.factories import vocab


@pytest.fixture(autouse=True)
def lists(request: pytest.FixtureRequest) -> None:
    """Load what organisations are made of; a test that commits asks for the database itself."""
    request.getfixturevalue("transactional_db" if _commits(request) else "db")
    vocab.load()


def _commits(request: pytest.FixtureRequest) -> bool:
    mark = request.node.get_closest_marker("django_db")
    return mark is not None and bool(mark.kwargs.get("transaction"))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Read sentences in one language, whatever a page of another test left."""
    with translation.override("en"):
        yield
