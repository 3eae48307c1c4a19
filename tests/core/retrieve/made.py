"""Made-up entries and filters for the tests of retrieval."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import strategies as st

from rongtong_match.retrieve.base import Attributes, Entry, Filter, IndexSettings, Query

DIM = 6
SETTINGS = IndexSettings(space="test", dim=DIM, pivot=6.0)
WORDS = [f"词{number}" for number in range(12)]
REGIONS = ["460000", "460100", "460105", "460200", "440300", "110000", "100000"]
DAY = date(2026, 1, 1)

days = st.integers(0, 3).map(lambda n: DAY + timedelta(days=n))
vectors = st.none() | st.lists(st.integers(-3, 3), min_size=DIM, max_size=DIM).map(
    lambda parts: np.array(parts, np.float32)
)
weights = st.integers(1, 200).map(lambda n: n / 32)


def some(values: list[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


attributes = st.builds(
    Attributes,
    kind=st.none() | st.sampled_from("ab"),
    regions=some(REGIONS),
    fields=some(["f1", "f2", "f3"]),
    parties=some(["p1", "p2"]),
    price=st.none() | st.integers(0, 3),
    maturity=st.none() | st.integers(1, 9),
    available_from=st.none() | days,
    available_until=st.none() | days,
)
terms = st.dictionaries(st.sampled_from(WORDS), weights, max_size=6)
ids = st.integers(0, 30).map(lambda n: f"o{n}")
entries = st.builds(Entry, id=ids, terms=terms, vector=vectors, attributes=attributes)
filters = st.builds(
    Filter,
    kinds=some(["a", "b", "c"]).map(frozenset),
    regions=some(REGIONS).map(frozenset),
    fields=some(["f1", "f2", "f4"]).map(frozenset),
    max_price=st.none() | st.integers(0, 3),
    min_maturity=st.none() | st.integers(1, 9),
    available_by=st.none() | days,
    open_on=st.none() | days,
    without_parties=some(["p1", "p3"]).map(frozenset),
    without_ids=st.frozensets(ids, max_size=3),
    strict=st.booleans(),
)
queries = st.builds(
    Query,
    terms=st.dictionaries(st.sampled_from([*WORDS, "无"]), weights, max_size=6),
    vector=vectors,
    filter=filters,
    top=st.integers(1, 12),
    alpha=st.sampled_from([0.0, 0.3, 0.5, 1.0]),
    exact=st.booleans(),
)


def crowd(count: int, dim: int = DIM, seed: int = 0) -> list[Entry]:
    """Many entries at once, without hypothesis."""
    rng = np.random.default_rng(seed)
    places = rng.normal(size=(20, dim))
    return [
        Entry(
            f"o{number:06d}",
            {f"w{word}": 1.0 for word in set(rng.zipf(1.4, 8).tolist())},
            (places[number % 20] + rng.normal(size=dim) / 2).astype(np.float32),
            Attributes(kind="ab"[number % 2], regions=(REGIONS[number % 6],), price=number % 100),
        )
        for number in range(count)
    ]
