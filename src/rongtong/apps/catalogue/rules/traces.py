"""Traces of a listing: a few numbers that near-identical listings share and others do not.

Of the title's character pairs a MinHash signature in bands (Broder 1997; Leskovec et al., Mining of Massive
Datasets, ch. 3): titles that share four fifths of their pairs meet with 99.9 %, those that share half with
90 %. Of the details the digests of the longest sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from rongtong_match.assign.likeness import title_grams
from rongtong_match.text.normalise import normalise, sentences

BANDS, ROWS = 8, 2
_PRIME = (1 << 61) - 1
_FACTORS = tuple((2 * each + 1) * 0x9E3779B97F4A7C15 % _PRIME for each in range(BANDS * ROWS))
_SHORTEST, _MOST = 15, 8
"""Characters of a sentence worth a digest; how many of a listing are kept."""


def traces(title: str, detail: str) -> list[int]:
    """Give the digests of a listing: signed, of 64 bits, sorted, none twice."""
    return sorted({*_bands(title_grams(title)), *_sentences(detail)})


def _bands(grams: Iterable[str]) -> list[int]:
    hashes = [_hash(gram) for gram in grams]
    if not hashes:
        return []
    least = [min(one * factor % _PRIME for one in hashes) for factor in _FACTORS]
    return [_digest(f"t{band}:{least[band * ROWS : (band + 1) * ROWS]}".encode()) for band in range(BANDS)]


def _sentences(detail: str) -> list[int]:
    stretches = {"".join(normalise(detail[a:b]).split()) for a, b in sentences(detail) if b - a >= _SHORTEST}
    longest = sorted(stretches, key=lambda one: (-len(one), one))[:_MOST]
    return [_digest(f"s:{one}".encode()) for one in longest]


@lru_cache(maxsize=100_000)
def _hash(gram: str) -> int:
    return _digest(gram.encode()) % _PRIME


def _digest(words: bytes) -> int:
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "big", signed=True)
