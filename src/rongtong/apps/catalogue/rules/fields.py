"""The core's fields under the fields that listings carry, read from ``data/core-fields.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).resolve().parent.parent / "data" / "core-fields.toml"


@cache
def contract_fields() -> dict[str, str]:
    """Give the two-digit contract field of each field of the core that has one."""
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {name: code for code, names in rows.items() for name in names}
