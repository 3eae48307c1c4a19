"""The site's settings with a hasher that costs nothing: what is left of a sign-in without it. Bench only."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from rongtong.config.settings import *  # noqa: F403


class Costless(PBKDF2PasswordHasher):
    """Takes any password for right. It is never imported by the site."""

    def verify(self, password: str, encoded: str) -> bool:
        """Say yes."""
        return True

    def must_update(self, encoded: str) -> bool:
        """Keep what is stored."""
        return False

    def encode(self, password: str, salt: str, iterations: Any = None) -> str:
        """Hash once."""
        return super().encode(password, salt, 1)


PASSWORD_HASHERS = ["bench.platform.quick_hash.Costless"]
