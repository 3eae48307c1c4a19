"""The slow, obvious word and character features: plain loops over words, formulas written out once more.

The features in ``score`` must agree with them to 1e-5.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence

from rongtong_match.text.normalise import normalise

Words = Sequence[str]
Meaning = Mapping[str, Sequence[float]]
K1, B = 1.2, 0.75


def rarity(word: str, documents: Sequence[Words]) -> float:
    """Inverse document frequency (Robertson and Zaragoza 2009), always above 0."""
    holding = sum(word in document for document in documents)
    return math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))


def enough(words: Words, documents: Sequence[Words]) -> float:
    """The rarity that makes a question specific: one and a half times that of the rarest word."""
    return 1.5 * max((rarity(word, documents) for word in words), default=1 / 1.5)


def focus(asked: Words) -> float:
    """1 for up to twelve different words, less in proportion for more."""
    return min(1.0, 12 / max(1, len(set(asked))))


def cover(
    asked: Words,
    offered: Words,
    documents: Sequence[Words],
    meaning: Meaning,
    floor: float,
    least: float,
) -> float:
    """Share of ``asked``, by rarity (``least`` at least), that the closest words of ``offered`` cover."""
    found = total = 0.0
    for word in asked:
        weight = rarity(word, documents)
        found += weight * max((near(word, other, meaning, floor) for other in offered), default=0.0)
        total += weight
    return min(1.0, found / max(total, least)) * focus(asked) if total else 0.0


def near(a: str, b: str, meaning: Meaning, floor: float) -> float:
    """1 for the same word, else how far the cosine lies above ``floor``."""
    if a == b:
        return 1.0
    cosine = sum(x * y for x, y in zip(meaning[a], meaning[b], strict=True))
    return min(1.0, max(0.0, (cosine - floor) / (1 - floor)))


def terms(asked: Words, text: Words, documents: Sequence[Words], ceiling: float, least: float) -> float:
    """BM25 of ``asked``, each word as often as it stands there, as a share of the most it could reach."""
    usual = sum(len(document) for document in documents) / len(documents) or 1.0
    found = total = 0.0
    for word in asked:
        count = list(text).count(word)
        weight = rarity(word, documents)
        found += weight * count / (count + K1 * (1 - B + B * len(text) / usual))
        total += weight
    return min(1.0, found / max(total, least) / (ceiling * math.sqrt(focus(asked)))) if total else 0.0


def characters(asked: str, text: str, collection: Sequence[str]) -> float:
    """Cosine of the TF-IDF weights of both texts' pieces, over what texts of their lengths can reach."""
    ours, theirs = _weights(asked, collection), _weights(text, collection)
    dot = sum(weight * theirs.get(piece, 0.0) for piece, weight in ours.items())
    lengths = math.sqrt(sum(w * w for w in ours.values()) * sum(w * w for w in theirs.values()))
    different = sum(weight > 0 for weight in ours.values())
    ceiling = min(1.0, max(0.3, math.sqrt(different / 450)))
    return min(1.0, dot / lengths / ceiling) if lengths else 0.0


def _weights(text: str, collection: Sequence[str]) -> dict[str, float]:
    weights = {}
    for piece, count in _pieces(text).items():
        holding = sum(piece in _pieces(other) for other in collection)
        idf = math.log((1 + len(collection)) / (1 + holding)) + 1
        weights[piece] = math.log(1 + count) * idf if holding else 0.0
    return weights


def _pieces(text: str) -> Counter[str]:
    """One and two characters; of letters and digits from a to z and 0 to 9 whole words and fives."""
    pieces: list[str] = []
    for latin, run in itertools.groupby(_words(normalise(text)), key=lambda part: len(part) > 1):
        parts = list(run)
        if latin:
            for word in parts:
                pieces.append(word)
                pieces += [word[i : i + 5] for i in range(len(word) - 4)] if len(word) > 5 else []
        else:
            pieces += parts + [a + b for a, b in itertools.pairwise(parts)]
    return Counter(pieces)


def _words(text: str) -> list[str]:
    """The characters of ``text`` one by one, but two and more letters or digits in a row as one."""
    found: list[str] = []
    plain = "abcdefghijklmnopqrstuvwxyz0123456789"
    for latin, run in itertools.groupby(text, key=lambda char: char in plain):
        together = "".join(run)
        found += [together] if latin else list(together)
    return found
