"""All lists in memory: dated look-ups, trees, successors, translations. Plain values, no database."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import get_language

INVERSE = {"exact": "exact", "broad": "narrow", "narrow": "broad"}
_CLOSENESS = {"exact": 0, "narrow": 1, "broad": 2}


def in_language(zh: str, en: str) -> str:
    """Give the name in the reader's language; Chinese where there is no English one."""
    return zh if (get_language() or "zh").startswith("zh") else en or zh


def folded(text: str) -> str:
    """Give text as it is searched: width and case do not matter."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


@dataclass(frozen=True, slots=True)
class DatedTerm:
    """A code of a list with its name from ``valid_from`` until the day before ``valid_to``."""

    list: str
    code: str
    zh: str
    en: str = ""
    parent: str = ""
    level: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[tuple[str, bool], ...] = ()
    verified: bool = False
    note: str = ""

    def __str__(self) -> str:
        return in_language(self.zh, self.en)

    def valid(self, on: date) -> bool:
        """Tell whether the code has this name on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on < self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Translation:
    """What a code means in another list; ``broad``: the target is the wider notion."""

    list: str
    code: str
    kind: str


@dataclass(frozen=True, slots=True)
class ListInfo:
    """A list without its terms."""

    code: str
    zh: str
    en: str = ""
    edition: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    verified: bool = False
    note: str = ""
    version: int = 0
    size: int = 0

    def __str__(self) -> str:
        return in_language(self.zh, self.en)


@dataclass(frozen=True)
class Branches:
    """One list: its terms by code (oldest first), the codes under each, the codes each has taken over."""

    terms: Mapping[str, tuple[DatedTerm, ...]]
    below: Mapping[str, tuple[str, ...]]
    before: Mapping[str, tuple[tuple[str, bool], ...]]

    @classmethod
    def of(cls, terms: Iterable[DatedTerm]) -> Branches:
        """Arrange the terms of one list, given in their order."""
        by_code: dict[str, list[DatedTerm]] = {}
        below: dict[str, dict[str, None]] = {}
        before: dict[str, dict[str, bool]] = {}
        for term in terms:
            by_code.setdefault(term.code, []).append(term)
            below.setdefault(term.parent, {})[term.code] = None
            for code, whole in term.successors:
                before.setdefault(code, {})[term.code] = whole
        return cls(
            {code: tuple(sorted(some, key=_born)) for code, some in by_code.items()},
            {code: tuple(some) for code, some in below.items()},
            {code: tuple(some.items()) for code, some in before.items()},
        )

    def at(self, code: str, on: date | None) -> DatedTerm | None:
        """Give the term of a code on a day, or its latest when no day is asked for."""
        known = self.terms.get(code, ())
        if on is None:
            return known[-1] if known else None
        return next((term for term in known if term.valid(on)), None)

    def nearest(self, code: str, on: date | None) -> DatedTerm | None:
        """Give the term on a day; when it was not valid, the last before that day, else the first after."""
        known = self.terms.get(code, ())
        if on is None or not known:
            return known[-1] if known else None
        before = [term for term in known if term.valid_from is None or term.valid_from <= on]
        return self.at(code, on) or (before[-1] if before else known[0])

    def subtree(self, code: str) -> frozenset[str]:
        """Give ``code``, all codes under it at any time, and all that these took over whole."""
        if code not in self.terms:
            return frozenset()
        found, waiting = {code}, [code]
        while waiting:
            here = waiting.pop()
            taken = (old for old, whole in self.before.get(here, ()) if whole)
            new = {*self.below.get(here, ()), *taken} - found
            found |= new
            waiting.extend(new)
        return frozenset(found)

    def path(self, code: str, on: date | None) -> tuple[DatedTerm, ...]:
        """Give the terms from the top down to ``code``."""
        found: list[DatedTerm] = []
        term = self.nearest(code, on)
        while term is not None and term not in found:
            found.append(term)
            term = self.nearest(term.parent, on) if term.parent else None
        return tuple(reversed(found))


def _born(term: DatedTerm) -> date:
    return term.valid_from or date.min


@dataclass(frozen=True)
class Catalogue:
    """Every list as it is after one load."""

    lists: Mapping[str, ListInfo] = field(default_factory=dict)
    branches: Mapping[str, Branches] = field(default_factory=dict)
    links: Mapping[tuple[str, str], tuple[Translation, ...]] = field(default_factory=dict)

    def __getitem__(self, code: str) -> Branches:
        return self.branches.get(code, _EMPTY)

    def translate(self, code: str, from_list: str, to_list: str) -> tuple[Translation, ...]:
        """Give what ``code`` means in ``to_list``, the closest first; empty when nobody has said."""
        found = (link for link in self.links.get((from_list, code), ()) if link.list == to_list)
        return tuple(sorted(found, key=lambda link: (_CLOSENESS[link.kind], link.code)))

    def search(self, text: str, list_code: str | None, on: date | None) -> list[DatedTerm]:
        """Give the terms whose code or name holds ``text``: whole and leading matches first."""
        wanted = folded(text)
        lists = [list_code] if list_code else list(self.branches)
        hits: list[tuple[int, int, DatedTerm]] = []
        for name in lists:
            for code in self[name].terms:
                term = self[name].nearest(code, on)
                if term is not None and (rank := _rank(term, wanted)) is not None:
                    hits.append((rank, len(hits), term))
        return [term for _, _, term in sorted(hits, key=lambda hit: hit[:2])]


def _rank(term: DatedTerm, wanted: str) -> int | None:
    texts = [folded(text) for text in (term.code, term.zh, term.en) if text]
    if wanted in texts:
        return 0
    if any(text.startswith(wanted) for text in texts):
        return 1
    return 2 if any(wanted in text for text in texts) else None


_EMPTY = Branches({}, {}, {})


def both_ways(
    links: Iterable[tuple[str, str, str, str, str]],
) -> dict[tuple[str, str], tuple[Translation, ...]]:
    """Index (list, code, other list, other code, kind) by either end; what is wider one way is narrower back.

    Where both ends say something of the same pair, what an end says of itself stands.
    """
    found: dict[tuple[str, str], dict[tuple[str, str], Translation]] = {}
    stated = list(links)
    for one, code, other, to_code, kind in stated:
        found.setdefault((one, code), {})[other, to_code] = Translation(other, to_code, kind)
    for one, code, other, to_code, kind in stated:
        back = Translation(one, code, INVERSE[kind])
        found.setdefault((other, to_code), {}).setdefault((one, code), back)
    return {key: tuple(some.values()) for key, some in found.items()}
