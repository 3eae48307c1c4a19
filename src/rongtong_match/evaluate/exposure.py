"""How being shown is spread over the offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rongtong_match.results import Allocation


@dataclass(frozen=True, slots=True)
class Exposure:
    """Who gets shown: all shares in [0, 1]."""

    gini: float
    """0: all offers are shown equally often; towards 1: a few get everything."""
    shown: float
    """Share of the offers shown at least once."""
    newcomers_shown: float | None
    """Share of the newcomers shown at least once; ``None`` without newcomers."""
    newcomer_share: float
    """Share of all showings that go to newcomers."""
    most: int
    """Showings of the offer that is shown most."""


def gini(counts: Iterable[int]) -> float:
    """Gini coefficient of non-negative counts, in [0, 1); 0 if there are none or all are 0."""
    ordered = sorted(counts)
    total, n = sum(ordered), len(ordered)
    if not total:
        return 0.0
    return sum((2 * at - n - 1) * count for at, count in enumerate(ordered, start=1)) / (n * total)


def exposure(allocation: Allocation, offer_ids: Collection[str], newcomers: Collection[str] = ()) -> Exposure:
    """The spread of an allocation's showings over ``offer_ids``: all that could have been shown."""
    times = Counter(offer for _, offer in allocation.shown)
    every, new = sorted(set(offer_ids)), sorted(set(newcomers) & set(offer_ids))
    total = sum(times[offer] for offer in every)
    return Exposure(
        gini=gini(times[offer] for offer in every),
        shown=sum(times[offer] > 0 for offer in every) / len(every) if every else 0.0,
        newcomers_shown=sum(times[offer] > 0 for offer in new) / len(new) if new else None,
        newcomer_share=sum(times[offer] for offer in new) / total if total else 0.0,
        most=max((times[offer] for offer in every), default=0),
    )
