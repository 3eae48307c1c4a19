"""Made-up offers and needs that are as uneven as real ones, the same on every machine.

A record belongs to a topic: its vector lies near the topic's centre in a space of few true dimensions,
and two thirds of its words are the topic's, the rest everybody's; both fall off as Zipf says.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

VOCABULARY, TOPICS, TOPIC_WORDS = 200_000, 2_000, 3_000
TRUE_DIMS = 48
OFFER_WORDS, NEED_WORDS = 54, 16
KINDS = ("result", "service", "expert", "instrument", "capability", "pilot", "base", "finance")
FIELDS, PARTIES_EACH = 67, 20


@dataclass(frozen=True, eq=False)
class Records:
    """``n`` records in flat arrays; record ``i`` has the words ``words[edges[i]:edges[i + 1]]``."""

    edges: NDArray[np.int64]
    words: NDArray[np.int32]
    counts: NDArray[np.int32]
    vectors: NDArray[np.float16]
    kind: NDArray[np.int8]
    region: NDArray[np.int32]
    field: NDArray[np.int16]
    price: NDArray[np.int64]
    maturity: NDArray[np.int8]
    party: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.edges) - 1


NAMES = tuple(Records.__dataclass_fields__)


@dataclass(frozen=True)
class Asks:
    """What one need filters by; None asks nothing."""

    kinds: tuple[int, ...] | None
    province: int | None
    max_price: int | None
    min_maturity: int | None
    field: int | None
    without_party: int


class World:
    """Topics, their words and their places: shared by all records of one seed."""

    def __init__(self, dim: int, seed: int = 7) -> None:
        rng = np.random.default_rng(seed)
        self.dim = dim
        spectrum = 1.0 / np.sqrt(1.0 + np.arange(TRUE_DIMS))
        self.spread = (rng.normal(size=(TRUE_DIMS, dim)) * spectrum[:, None]).astype(np.float32)
        self.centres = rng.normal(size=(TOPICS, TRUE_DIMS)).astype(np.float32)
        self.topic_words = _zipf(rng, VOCABULARY, 0.7, (TOPICS, TOPIC_WORDS))
        self.topic_field = rng.integers(0, FIELDS, TOPICS)

    def records(self, count: int, words: int, seed: int) -> Records:
        """``count`` records of about ``words`` words each."""
        parts = [
            self._chunk(min(50_000, count - at), words, count, [seed, at]) for at in range(0, count, 50_000)
        ]
        flat = {
            name: np.concatenate([getattr(part, name) for part in parts]) for name in NAMES if name != "edges"
        }
        sizes = np.concatenate([np.diff(part.edges) for part in parts])
        return Records(edges=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64), **flat)

    def _chunk(self, n: int, words: int, count: int, seed: list[int]) -> Records:
        rng = np.random.default_rng(seed)
        topic = _zipf(rng, TOPICS, 0.5, n)
        edges, terms, counts = self._words(rng, topic, words)
        priced, known = rng.random(n) < 0.6, rng.random(n) < 0.7
        province = 11 + _zipf(rng, 31, 0.8, n)
        return Records(
            edges=edges,
            words=terms,
            counts=counts,
            vectors=self._vectors(rng, topic),
            kind=_zipf(rng, len(KINDS), 1.0, n).astype(np.int8),
            region=(province * 10_000 + 100 * (1 + _zipf(rng, 14, 0.7, n))).astype(np.int32),
            field=np.where(rng.random(n) < 0.8, self.topic_field[topic], rng.integers(0, FIELDS, n)).astype(
                np.int16
            ),
            price=np.where(priced, 100 * np.exp(rng.normal(12, 1.5, n)), -1).astype(np.int64),
            maturity=np.where(known, rng.binomial(8, 0.5, n) + 1, 0).astype(np.int8),
            party=_zipf(rng, max(1, count // PARTIES_EACH), 0.6, n).astype(np.int32),
        )

    def _words(
        self, rng: np.random.Generator, topic: NDArray[np.int64], words: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]]:
        n = len(topic)
        shape = (n, words)
        own = self.topic_words[topic[:, None], _zipf(rng, TOPIC_WORDS, 0.8, shape)]
        drawn = np.where(rng.random(shape) < 2 / 3, own, _zipf(rng, VOCABULARY, 1.0, shape))
        key, counts = np.unique(np.arange(n)[:, None] * VOCABULARY + drawn, return_counts=True)
        edges = np.searchsorted(key, np.arange(n + 1) * VOCABULARY)
        return edges, (key % VOCABULARY).astype(np.int32), counts.astype(np.int32)

    def _vectors(self, rng: np.random.Generator, topic: NDArray[np.int64]) -> NDArray[np.float16]:
        n = len(topic)
        place = self.centres[topic] + 0.7 * rng.standard_normal((n, TRUE_DIMS), np.float32)
        vectors = place @ self.spread + 0.25 * rng.standard_normal((n, self.dim), np.float32)
        return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)


def _zipf(
    rng: np.random.Generator, size: int, power: float, shape: int | tuple[int, ...]
) -> NDArray[np.int64]:
    """Ranks 0..size-1, rank r with a chance that falls as 1 / (r + 3) ** power."""
    weights = np.cumsum(1.0 / (np.arange(size) + 3.0) ** power)
    return np.searchsorted(weights, rng.random(shape) * weights[-1]).clip(max=size - 1)


def asks(needs: Records, seed: int = 11) -> list[Asks]:
    """A filter for each need: most ask two or three things, some let nearly all pass, some nearly none."""
    rng, out = np.random.default_rng(seed), []
    for at in range(len(needs)):
        says = rng.random(5)
        kinds = tuple(sorted({int(k) for k in _zipf(rng, len(KINDS), 1.0, 2)})) if says[0] < 0.6 else None
        out.append(
            Asks(
                kinds=kinds,
                province=int(needs.region[at]) // 10_000 if says[1] < 0.3 else None,
                max_price=int(100 * np.exp(rng.normal(12.5, 1.2))) if says[2] < 0.5 else None,
                min_maturity=int(rng.integers(3, 8)) if says[3] < 0.4 else None,
                field=int(needs.field[at]) if says[4] < 0.2 else None,
                without_party=int(needs.party[at]),
            )
        )
    return out


def passing(offers: Records, ask: Asks) -> NDArray[np.bool_]:
    """Which offers meet a filter; unknown prices and maturities pass."""
    mask = offers.party != ask.without_party
    if ask.kinds is not None:
        mask &= np.isin(offers.kind, ask.kinds)
    if ask.province is not None:
        mask &= offers.region // 10_000 == ask.province
    if ask.max_price is not None:
        mask &= offers.price <= ask.max_price
    if ask.min_maturity is not None:
        mask &= (offers.maturity == 0) | (offers.maturity >= ask.min_maturity)
    if ask.field is not None:
        mask &= offers.field == ask.field
    return mask


def save(records: Records, folder: Path) -> None:
    """Write the arrays, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        np.save(folder / f"{name}.npy", getattr(records, name))


def load(folder: Path) -> Records:
    """Read what ``save`` wrote, mapped: a system pays only for what it keeps."""
    return Records(**{name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in NAMES})
