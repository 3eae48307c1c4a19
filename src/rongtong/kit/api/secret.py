"""The secret of a token: drawn at random, shown once, known afterwards by its digest only."""

from __future__ import annotations

import secrets
from hashlib import sha256

PREFIX = "rt_"
_BYTES = 32


def draw() -> str:
    """Draw a secret: 256 bits, with a beginning by which leak scanners find it."""
    return PREFIX + secrets.token_urlsafe(_BYTES)


def digest(secret: str) -> str:
    """Give 64 hex digits to look a secret up by.

    A plain SHA-256: 256 random bits cannot be guessed from it, so it needs no key and no slow hash.
    """
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def hint(secret: str) -> str:
    """Give the beginning by which its owner tells it from others."""
    return secret[:9]
