"""The wording of agreements as data, filled in once and never changed afterwards."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from rongtong.lib.crypto import sm3

_DATA = Path(__file__).resolve().parent.parent / "data" / "agreement.toml"


@dataclass(frozen=True)
class Clause:
    """One clause in both languages; ``law``: what it rests on; ``verified``: somebody read that article."""

    title_zh: str
    title_en: str
    zh: str
    en: str
    law: str
    verified: bool


@dataclass(frozen=True)
class Wording:
    """One version of the wording, used from a day on."""

    code: str
    since: date
    title_zh: str
    title_en: str
    head_zh: str
    head_en: str
    clauses: tuple[Clause, ...]


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text("utf-8"))


@cache
def wordings() -> dict[str, Wording]:
    """Give all versions by code, the oldest first."""
    made = (
        Wording(
            code=one["code"], since=one["from"],
            **{name: one[name] for name in ("title_zh", "title_en", "head_zh", "head_en")},
            clauses=tuple(Clause(**clause) for clause in one["clauses"]),
        )
        for one in _told()["versions"]
    )  # fmt: skip
    return {one.code: one for one in sorted(made, key=lambda one: one.since)}


def wording_on(day: date) -> Wording:
    """Give the version of a day. LookupError before the first."""
    found = [one for one in wordings().values() if one.since <= day]
    if not found:
        raise LookupError(f"no wording of the confidentiality agreement on {day}")
    return found[-1]


def terms() -> tuple[int, ...]:
    """Give for how many years an agreement may be asked."""
    return tuple(_told()["terms"])


def usual_term() -> int:
    """Give the years proposed."""
    return int(_told()["usual"])


def written(wording: Wording, words: dict[str, object]) -> str:
    """Give the whole text: what both sign and what the digests are of. One paragraph a line."""
    lines = [wording.title_zh, wording.title_en, "", wording.head_zh, wording.head_en]
    for number, clause in enumerate(wording.clauses, 1):
        lines += ["", f"{number} {clause.title_zh} {clause.title_en}", clause.zh, clause.en]
    return "\n".join(lines).format_map(words) + "\n"


def digests(text: str) -> tuple[str, str]:
    """Give SHA-256 and SM3 (GB/T 32905) of a text in UTF-8 as hex digits."""
    return digests_of(text.encode())


def digests_of(held: bytes) -> tuple[str, str]:
    """Give SHA-256 and SM3 of bytes as hex digits."""
    second = sm3()
    second.update(held)
    return hashlib.sha256(held).hexdigest(), second.finalize().hex()
