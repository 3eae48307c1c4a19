"""Kinds and sub-kinds of technology contracts, read from ``data/kinds.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rongtong.apps.contracts.models.choices import Kind
from rongtong.apps.contracts.rules.data import data, worded


@dataclass(frozen=True)
class Subkind:
    """One sub-kind: ``zh`` is the term of the law; ``patent``: its patent must be described."""

    kind: str
    code: str
    zh: str
    en: str
    article: str
    patent: bool = False

    @property
    def label(self) -> str:
        """Give the name in the reader's language."""
        return worded({"zh": self.zh, "en": self.en})

    @property
    def path(self) -> str:
        """Give kind and sub-kind as one code."""
        return f"{self.kind}.{self.code}"


@dataclass(frozen=True)
class KindOfContract:
    """One of the five: its name, article and what the law calls the sides."""

    code: str
    zh: str
    article: str
    buyer: str
    seller: str
    subkinds: tuple[Subkind, ...]
    source: str
    verified: bool


@cache
def kinds() -> dict[str, KindOfContract]:
    """Give the five kinds by code, in the order of §843."""
    found = {}
    for code in map(str, Kind):
        row = data("kinds")[code]
        subs = tuple(Subkind(kind=code, **one) for one in row["subkinds"])
        found[code] = KindOfContract(
            code, row["zh"], row["article"], row["buyer"], row["seller"], subs, row["source"], row["verified"]
        )
    return found


@cache
def subkinds() -> dict[str, Subkind]:
    """Give every sub-kind by ``kind.code``."""
    return {one.path: one for kind in kinds().values() for one in kind.subkinds}


def subkind(kind: str, code: str) -> Subkind:
    """Give a sub-kind. KeyError when the law knows none of that name."""
    return subkinds()[f"{kind}.{code}"]
