"""The figures of the gate, read from ``data/gate.toml``."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).resolve().parent.parent / "data" / "gate.toml"


@dataclass(frozen=True)
class Terms:
    """Share of second looks (0 to 1), and the sensitive words.

    ``look``: bounds of the automatic checks, by the names of the file.
    """

    second_look_share: float
    sensitive: tuple[str, ...]
    look: Mapping[str, int]


@cache
def terms() -> Terms:
    """Give the figures."""
    row = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return Terms(row["second_look_share"], tuple(row["sensitive"]), row["look"])


def is_sampled(pk: int, round_: int, share: float) -> bool:
    """Tell whether a round of a listing is drawn for a second look; the draw can be repeated by anybody."""
    drawn = hashlib.sha256(f"catalogue:{pk}:{round_}".encode()).digest()
    return int.from_bytes(drawn[:4], "big") < share * 2**32
