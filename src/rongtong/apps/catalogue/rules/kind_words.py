"""What kind a need is by the words of its title, from ``data/kind-words.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).resolve().parent.parent / "data" / "kind-words.toml"


@cache
def _rows() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    told = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {
        side: [(row["kind"], re.compile("|".join(row["patterns"]))) for row in rows]
        for side, rows in told.items()
    }


def kind_told(side: str, title: str) -> str:
    """Give the code of the kind that ``title`` tells, else an empty text."""
    return next((kind for kind, words in _rows().get(side, ()) if words.search(title)), "")
