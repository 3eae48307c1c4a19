"""The made-up records as our entries and queries."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bench.speed.data import FIELDS, KINDS, Asks, Records
from rongtong_match.retrieve.base import Attributes, Entry, Filter, IndexSettings, Query

WORD = [f"w{number}" for number in range(200_000)]
FIELD = [f"f{number}" for number in range(FIELDS)]


def settings(records: Records) -> IndexSettings:
    mean = float(records.counts.sum()) / max(1, len(records))
    return IndexSettings(space="made-up", dim=records.vectors.shape[1], pivot=round(mean, 3))


def entries(records: Records, start: int = 0, stop: int | None = None) -> Iterator[Entry]:
    for at in range(start, len(records) if stop is None else stop):
        yield Entry(
            f"o{at:07d}",
            words(records, at),
            np.asarray(records.vectors[at], np.float32),
            attributes(records, at),
        )


def words(records: Records, at: int) -> dict[str, float]:
    span = slice(records.edges[at], records.edges[at + 1])
    pairs = zip(records.words[span].tolist(), records.counts[span].tolist(), strict=True)
    return {WORD[word]: float(count) for word, count in pairs}


def attributes(records: Records, at: int) -> Attributes:
    price, maturity = int(records.price[at]), int(records.maturity[at])
    return Attributes(
        kind=KINDS[records.kind[at]],
        regions=(str(records.region[at]),),
        fields=(FIELD[records.field[at]],),
        parties=(f"p{records.party[at]}",),
        price=price if price >= 0 else None,
        maturity=maturity or None,
    )


def query(needs: Records, at: int, ask: Asks | None, top: int, exact: bool = False) -> Query:
    vector = np.asarray(needs.vectors[at], np.float32)
    return Query(words(needs, at), vector, filter_of(ask) if ask else Filter(), top=top, exact=exact)


def filter_of(ask: Asks) -> Filter:
    return Filter(
        kinds=frozenset(KINDS[kind] for kind in ask.kinds or ()),
        regions=frozenset() if ask.province is None else frozenset({f"{ask.province}0000"}),
        fields=frozenset() if ask.field is None else frozenset({FIELD[ask.field]}),
        max_price=ask.max_price,
        min_maturity=ask.min_maturity,
        without_parties=frozenset({f"p{ask.without_party}"}),
    )
