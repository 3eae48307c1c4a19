"""Reading the data files of contracts; a text in the reader's language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

_DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def data(name: str) -> dict[str, Any]:
    """Give ``data/<name>.toml``; kept, so nobody changes it."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def english() -> bool:
    """Tell whether the reader reads English."""
    return (get_language() or "zh").startswith("en")


def worded(row: Any, name: str = "") -> str:
    """Give ``en`` or ``zh`` (``reason_en`` for name ``reason``) of a row; Chinese when there is no other."""
    prefix = f"{name}_" if name else ""
    return str((row.get(f"{prefix}en") if english() else None) or row.get(f"{prefix}zh", ""))
