"""What the tests of signing in share."""

from __future__ import annotations

import pytest
from django.contrib.auth import hashers
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from pytest_django import Settings


class Counting(MD5PasswordHasher):
    """Notes each time it works, as a slow hasher would be slow each time."""

    seen: list[str] = []  # noqa: RUF012

    def encode(self, password: str, salt: str) -> str:
        """Note and hash."""
        self.seen.append("hash")
        return super().encode(password, salt)


@pytest.fixture
def hashes(settings: Settings) -> list[str]:
    """How often a password was hashed."""
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
    hashers.get_hashers.cache_clear()
    hashers.get_hashers_by_algorithm.cache_clear()
    Counting.seen.clear()
    return Counting.seen


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    """Request limits are counted in the cache, which outlives a test."""
    cache.clear()
