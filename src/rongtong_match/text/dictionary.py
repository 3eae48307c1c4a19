"""A domain dictionary grown from the data: neighbouring words that belong together become one term.

jieba's dictionary cuts 石墨烯 into 石墨 and 烯, and 烯 then agrees with every plastic. Two neighbouring words
are taken for a term when they stand together often, far more often than chance (normalised pointwise mutual
information, Bouma 2009), and with changing neighbours on both sides, as whole terms do (branching entropy).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from math import log

from rongtong_match.text.segment import words
from rongtong_match.text.stopwords import FRAME, FUNCTION

LEAST = 4
"""How often a pair must stand together."""
TOGETHER = 0.6
"""Least normalised pointwise mutual information, in [-1, 1]."""
FREE = 1.0
"""Least entropy, in nats, of the words before and of the words after."""
LONGEST = 8
READ = 20_000
"""Texts that are read at most: a term of the field shows well before."""
Pair = tuple[str, str]


@dataclass(slots=True)
class _Seen:
    count: int = 0
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)


def grow(texts: Iterable[str]) -> tuple[str, ...]:
    """Terms of two words that the texts use as one, in alphabetical order."""
    single: Counter[str] = Counter()
    pairs: dict[Pair, _Seen] = {}
    for text in islice(texts, READ):
        cut = words(text)
        single.update(cut)
        for before, pair, after in _neighbours(cut):
            seen = pairs.setdefault(pair, _Seen())
            seen.count += 1
            seen.before[before] += 1
            seen.after[after] += 1
    total = single.total()
    return tuple(
        sorted({a + b for (a, b), seen in pairs.items() if _belongs(seen, single[a], single[b], total)})
    )


def _neighbours(cut: list[str]) -> Iterator[tuple[str, Pair, str]]:
    for i in range(len(cut) - 1):
        a, b = cut[i], cut[i + 1]
        if len(a) + len(b) <= LONGEST and _may_join(a) and _may_join(b):
            before = cut[i - 1] if i else ""
            after = cut[i + 2] if i + 2 < len(cut) else ""
            yield before, (a, b), after


def _may_join(word: str) -> bool:
    return word[0] >= "\u3400" and word not in FUNCTION and word not in FRAME


def _belongs(seen: _Seen, a: int, b: int, total: int) -> bool:
    if seen.count < LEAST or seen.count >= total:
        return False
    surprise = log(seen.count * total / (a * b)) / -log(seen.count / total)
    return surprise >= TOGETHER and min(_entropy(seen.before), _entropy(seen.after)) >= FREE


def _entropy(counts: Counter[str]) -> float:
    total = counts.total()
    return -sum(n / total * log(n / total) for n in counts.values())
