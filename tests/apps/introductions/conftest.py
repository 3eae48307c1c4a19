"""What tests of introductions need: the lists, a folder for files, people who act."""

from __future__ import annotations

import pytest

from tests.factories.vocab import load


@pytest.fixture(autouse=True)
def lists(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    load()
