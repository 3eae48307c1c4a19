"""The best allocation by trying every one; for a dozen pairs at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from rongtong_match.assign.fairness import NEWCOMER_CREDIT, value
from rongtong_match.assign.pairs import Pair


def allowed(shown: Iterable[Pair], limits: Mapping[str, int | None], top: int) -> bool:
    """True when no need sees more than ``top`` offers and no offer is shown beyond its limit."""
    pairs = list(shown)
    needs = Counter(pair.need_id for pair in pairs)
    offers = Counter(pair.offer_id for pair in pairs)
    return all(n <= top for n in needs.values()) and all(
        (limit := limits.get(offer)) is None or n <= limit for offer, n in offers.items()
    )


def best_value(
    pairs: Sequence[Pair],
    limits: Mapping[str, int | None],
    top: int,
    newcomers: Collection[str] = (),
    newcomer_credit: float = NEWCOMER_CREDIT,
) -> float:
    """The greatest value that any allowed allocation reaches."""
    return max(
        value(shown, newcomers, newcomer_credit)
        for size in range(len(pairs) + 1)
        for shown in combinations(pairs, size)
        if allowed(shown, limits, top)
    )
