"""The catalogue of clauses, read from ``data/clauses.toml``: which a kind must have, default wordings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rongtong.apps.contracts.models.choices import Kind
from rongtong.apps.contracts.rules.data import data, worded
from rongtong.apps.contracts.rules.kinds import subkind

MOST = 6_000
"""Characters of a clause."""


@dataclass(frozen=True)
class Option:
    """Another wording that may be chosen."""

    code: str
    zh: str
    en: str
    wording: str

    @property
    def label(self) -> str:
        """Give the name in the reader's language."""
        return worded({"zh": self.zh, "en": self.en})


@dataclass(frozen=True)
class Clause:
    """One clause: for which ``kinds`` it is offered, for which it is a ``must``; texts are Chinese."""

    code: str
    zh: str
    en: str
    article: str
    wording: str
    kinds: tuple[str, ...]
    must: tuple[str, ...]
    hint_zh: str = ""
    hint_en: str = ""
    options: tuple[Option, ...] = ()

    @property
    def label(self) -> str:
        """Give the heading in the reader's language."""
        return worded({"zh": self.zh, "en": self.en})

    @property
    def hint(self) -> str:
        """Say what to write."""
        return worded({"zh": self.hint_zh, "en": self.hint_en})

    def needed(self, kind: str, sub: str) -> bool:
        """Tell whether a contract of this kind must have it (§845; a patent's data only with a patent)."""
        return kind in self.must or (self.code == "patent" and subkind(kind, sub).patent)


@cache
def catalogue() -> dict[str, Clause]:
    """Give all clauses by code, in their order."""
    every = tuple(map(str, Kind))
    return {
        row["code"]: Clause(
            row["code"], row["zh"], row["en"], row["article"], row["wording"],
            tuple(row.get("kinds", every)), tuple(row.get("must", ())), row.get("hint_zh", ""),
            row.get("hint_en", ""), tuple(Option(**one) for one in row.get("options", ())),
        )
        for row in data("clauses")["clause"]
    }  # fmt: skip


def clauses_of(kind: str) -> list[Clause]:
    """Give the clauses a kind is offered, in order."""
    return [one for one in catalogue().values() if kind in one.kinds]


def default_texts(kind: str) -> dict[str, str]:
    """Give {code: wording} of the clauses a new contract begins with; what has none is left to be written."""
    return {one.code: one.wording for one in clauses_of(kind)}


def missing_clauses(kind: str, sub: str, texts: dict[str, str]) -> list[Clause]:
    """Give the clauses that the law wants and nobody wrote."""
    return [
        one for one in clauses_of(kind) if one.needed(kind, sub) and not str(texts.get(one.code, "")).strip()
    ]
