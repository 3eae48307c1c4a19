"""What each level shows of a listing: ``data/levels.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import VEILABLE
from rongtong.apps.disclosure.models.choices import Level

_DATA = Path(__file__).resolve().parent.parent / "data" / "levels.toml"
_CODES = {"anonymous": Level.ANONYMOUS, "summary": Level.SUMMARY, "agreed": Level.AGREED, "room": Level.ROOM}
_WORDS = {"deadline": "closes"}
"""A part that owners hide, and the fact that tells of it."""


@cache
def stands() -> dict[str, Level]:
    """Give the level from which each part of a listing is shown when its owner hides nothing."""
    told = tomllib.loads(_DATA.read_text("utf-8"))
    return {name: level for code, level in _CODES.items() for name in told[code]}


def needed(listing: Listing, name: str) -> Level:
    """Give the least level at which a part is shown; what no level names stands in the summary."""
    least = stands().get(name, Level.SUMMARY)
    hidden = {_WORDS.get(one, one) for one in listing.veiled if one in VEILABLE}
    return max(least, Level.AGREED) if name in hidden else least
