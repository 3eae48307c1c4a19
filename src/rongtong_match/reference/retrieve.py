"""The slow, obvious retriever: looks at every entry for every query, in plain Python.

Its formulas are written out once more on purpose. The embedded index must agree with it to the last bit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Self

from rongtong_match.retrieve.base import Attributes, Entry, Filter, Hit, IndexSettings, Query

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """One entry as it is kept: counts in 64ths, the vector's direction in whole numbers up to 127."""

    entry: Entry
    counts: Counts
    codes: tuple[int, ...]


class ReferenceRetriever:
    """A ``Retriever`` in memory."""

    def __init__(self, settings: IndexSettings) -> None:
        self.settings = settings
        self._kept: dict[str, Kept] = {}

    def put(self, entries: Iterable[Entry]) -> None:
        """See ``Retriever``."""
        for entry in entries:
            counts = {term: max(1, round(64 * weight)) for term, weight in entry.terms.items()}
            self._kept[entry.id] = Kept(entry, counts, codes_of(entry.vector))

    def delete(self, ids: Iterable[str]) -> int:
        """See ``Retriever``."""
        return sum(self._kept.pop(one, None) is not None for one in ids)

    def get(self, id: str) -> Entry | None:  # noqa: A002
        """See ``Retriever``, but as it was put."""
        kept = self._kept.get(id)
        return kept.entry if kept else None

    def search(self, query: Query) -> tuple[Hit, ...]:
        """See ``Retriever``."""
        asked, shares = codes_of(query.vector), self._shares(query.terms)
        hits = []
        for kept in self._kept.values():
            if not passes(kept.entry, query.filter):
                continue
            lexical = self._lexical(kept.counts, shares)
            dense = cosine(asked, kept.codes)
            score = query.alpha * dense + (1.0 - query.alpha) * lexical
            if score > 0:
                hits.append(Hit(kept.entry.id, score, lexical, dense))
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.id))[: query.top])

    def search_many(self, queries: Sequence[Query]) -> tuple[tuple[Hit, ...], ...]:
        """See ``Retriever``."""
        return tuple(self.search(query) for query in queries)

    def _shares(self, terms: Mapping[str, float]) -> Counts:
        worth = {}
        for term, weight in terms.items():
            df = sum(term in kept.counts for kept in self._kept.values())
            if df:
                worth[term] = weight * math.log(1.0 + (len(self._kept) - df + 0.5) / (df + 0.5))
        total = math.fsum(worth.values())
        return {term: int(2**22 * (value / total)) for term, value in worth.items() if value > 0}

    def _lexical(self, counts: Counts, shares: Counts) -> float:
        length, total, made = sum(counts.values()), 0, self.settings
        floor = made.k1 * ((1.0 - made.b) * 64 + made.b / made.pivot * length)
        for term, share in shares.items():
            if term in counts:
                impact = math.floor(256 * (counts[term] / (counts[term] + floor)))
                total += share * min(255, max(1, impact))
        return total / 2**30

    def flush(self) -> None:
        """Nothing to move."""

    def close(self) -> None:
        """Nothing to let go of."""

    def __len__(self) -> int:
        return len(self._kept)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def codes_of(vector: Iterable[float] | None) -> tuple[int, ...]:
    """Direction in whole numbers, the largest part 127 (less above 1,040 parts); empty when there is none."""
    parts = [float(part) for part in vector] if vector is not None else []
    largest = max(map(abs, parts), default=0.0)
    peak = float(min(127, math.isqrt(2**24 // max(1, len(parts)))))
    return tuple(round(part / largest * peak) for part in parts) if largest else ()


def cosine(one: Sequence[int], other: Sequence[int]) -> float:
    """Cosine clipped into [0, 1]; 0 when either is missing."""
    if not one or not other:
        return 0.0
    dot = sum(a * b for a, b in zip(one, other, strict=True))
    lengths = math.sqrt(sum(a * a for a in one) * sum(b * b for b in other))
    return min(1.0, max(0.0, dot / lengths))


def passes(entry: Entry, asked: Filter) -> bool:
    """Whether an entry meets every condition of a filter."""
    has = entry.attributes
    if entry.id in asked.without_ids or asked.without_parties & set(has.parties):
        return False
    answers = [
        (asked.kinds, None if has.kind is None else has.kind in asked.kinds),
        (asked.fields, None if not has.fields else bool(asked.fields & set(has.fields))),
        (asked.regions, _within(has, asked.regions)),
        (asked.max_price is not None, _compare(asked.max_price, has.price)),
        (asked.min_maturity is not None, _compare(has.maturity, asked.min_maturity)),
        (asked.available_by, _compare(_day(asked.available_by), _day(has.available_from))),
        (asked.open_on, _compare(_day(has.available_until), _day(asked.open_on))),
    ]
    return all(not asks or (not asked.strict if met is None else met) for asks, met in answers)


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _compare(upper: int | None, lower: int | None) -> bool | None:
    return None if upper is None or lower is None else upper >= lower


def _within(has: Attributes, wanted: Iterable[str]) -> bool | None:
    wanted = list(wanted)
    if any(covers(code, region) for code in wanted for region in has.regions):
        return True
    larger = any(covers(region, code) for code in wanted for region in has.regions)
    return None if larger or not has.regions else False


def covers(upper: str, lower: str) -> bool:
    """Whether one region's code covers another's (GB/T 2260): 460000 covers 460105."""
    if upper in ("000000", "100000"):
        return True
    return lower.startswith(upper[:2] if upper[2:] == "0000" else upper[:4] if upper[4:] == "00" else upper)
