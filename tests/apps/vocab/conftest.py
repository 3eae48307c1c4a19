from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rongtong.lib.actor import Actor, Held
from tests.factories import vocab

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
OPERATOR = Actor("user", 1, "Op", (Held("operator"),), staff=1)


@pytest.fixture
def lists(db):
    """The shipped lists, loaded."""
    vocab.load(anew=True)
