"""The code that stands on every page a reader gets."""

from __future__ import annotations

import secrets

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without what is misread on paper: 0 and O, 1, I and L."""


def new_code() -> str:
    """Give a code such as K7Q2-M9XD: 850 thousand million there are."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def tidy(typed: str) -> str:
    """Read a code as somebody types it off a page: small letters, blanks, a missing dash."""
    kept = "".join(char for char in typed.upper() if char in _LETTERS)
    return f"{kept[:4]}-{kept[4:8]}"
