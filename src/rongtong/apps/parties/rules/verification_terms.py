"""The figures of verification: data an office may change (``data/verification.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

_FILE = Path(__file__).resolve().parent.parent / "data" / "verification.toml"


@dataclass(frozen=True)
class Terms:
    """``valid_days`` and ``renew_days`` in days, ``second_look_share`` from 0 to 1, ``required`` kinds."""

    valid_days: int
    renew_days: int
    second_look_share: float
    required: tuple[str, ...]


@cache
def terms() -> Terms:
    """Give the terms in force."""
    values = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Terms(**{**values, "required": tuple(values["required"])})


def is_sampled(case: int, number: int, share: float) -> bool:
    """Tell whether a second reviewer looks at submission ``number`` of ``case``.

    The same submission is always answered the same, so that taking it again does not shake the sample off.
    """
    drawn = int.from_bytes(sha256(f"second look {case} {number}".encode()).digest()[:8], "big")
    return drawn < share * 2**64
