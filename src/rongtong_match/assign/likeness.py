"""How alike two records are, and what shows it.

The title of a need carries the need and its detail is mostly a company profile: a company that posts two
needs repeats its profile. So for needs the title decides and the detail can only support. The detail of an
offer is its matter: two offers called 一种电机 are alike only if their details agree as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from rongtong_match.assign.join import jaccard, weight
from rongtong_match.text.normalise import normalise
from rongtong_match.types import Need, Passage, Record

SAME_TITLE = 0.8
LIKE_TITLE = 0.5
SOME_TITLE = 0.25
CONTAINED = 0.8
WHOLLY_CONTAINED = 0.9
SAME_DETAIL = 0.8
EDITED_DETAIL = 0.3
SAME_TEXT = 0.9
_SHINGLE = 5
_BUCKETS = 509
_COMPARED = 5_000
_LABEL = re.compile(r"^(?:【[^】]*】|\[[^\]]*\]|\s)+")
_ASKING = re.compile(
    r"^(?:关于|寻求|寻找|征集|研究|解决|需要|针对)+|(?:相关|有关|方面|技术|的)*(?:项目|需求|问题|难题|课题)+$"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?[a-z%℃]*")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Similarity of two records in [0, 1], and the field that shows it: ``title`` or ``detail``."""

    value: float
    part: str


@lru_cache(maxsize=200_000)
def title_grams(title: str) -> frozenset[str]:
    """Character pairs of the comparable title; label (【人才引进】), asking words and punctuation aside."""
    whole = normalise(title)
    bare = re.sub(r"[\W_]+", "", _LABEL.sub("", whole))
    plain = _ASKING.sub("", bare) or bare or re.sub(r"[\W_]+", "", whole)
    return frozenset(a + b for a, b in pairwise(f"^{plain}$")) if plain else frozenset()


def compare(a: Record, b: Record, weights: Mapping[str, float]) -> Likeness | None:
    """How alike two records of one side are, or ``None`` if they are not near-identical."""
    # 500 kV is not 220 kV, however alike the rest of the title is.
    if _numbers(a.title) != _numbers(b.title):
        return None
    return _needs(a, b, weights) if isinstance(a, Need) else _offers(a, b, weights)


def _needs(a: Record, b: Record, weights: Mapping[str, float]) -> Likeness | None:
    one, two = title_grams(a.title), title_grams(b.title)
    title = jaccard(one, two, weights)
    if title >= SAME_TITLE:
        return Likeness(title, "title")
    contained = _contained(one, two, weights)
    # The same profile proves nothing by itself; with a title that only adds words it does.
    if title < SOME_TITLE or contained < CONTAINED:
        return None
    least = EDITED_DETAIL if contained >= WHOLLY_CONTAINED else SAME_DETAIL
    detail = detail_likeness(a.detail, b.detail, least)
    return Likeness(contained, "title") if detail is not None and detail >= least else None


def _offers(a: Record, b: Record, weights: Mapping[str, float]) -> Likeness | None:
    title = jaccard(title_grams(a.title), title_grams(b.title), weights)
    least = SAME_DETAIL if title >= LIKE_TITLE else SAME_TEXT
    detail = detail_likeness(a.detail, b.detail, least)
    if detail is None:
        return Likeness(title, "title") if title >= SAME_TITLE else None
    return Likeness(detail, "detail") if detail >= least else None


def _contained(a: Set[str], b: Set[str], weights: Mapping[str, float]) -> float:
    least = min(weight(a, weights), weight(b, weights))
    return min(1.0, weight(a & b, weights) / least) if least > 0 else 0.0


def detail_likeness(a: str, b: str, least: float = 0.0) -> float | None:
    """Share of five-character stretches that both details hold, 0 if it is sure to be below ``least``.

    ``None`` if one of them says nothing.
    """
    (length_a, chars_a), (length_b, chars_b) = _outline(a), _outline(b)
    if min(length_a, length_b) < _SHINGLE:
        return None
    # A character that only one text holds spoils a stretch of its own, and both texts together have at
    # most (length_a + length_b) / (1 + least) different stretches.
    if (chars_a ^ chars_b).bit_count() * (1 + least) > (1 - least) * (length_a + length_b):
        return 0.0
    one, two = _stretches(a), _stretches(b)
    return len(one & two) / len(one | two)


@lru_cache(maxsize=200_000)
def _outline(text: str) -> tuple[int, int]:
    """Length of the comparable text, and the set of its characters folded into a bit set."""
    plain = _plain(text)
    bits = 0
    for char in set(plain):
        bits |= 1 << ord(char) % _BUCKETS
    return len(plain), bits


@lru_cache(maxsize=4096)
def _stretches(text: str) -> frozenset[str]:
    plain = _plain(text)
    return frozenset(plain[i : i + _SHINGLE] for i in range(len(plain) - _SHINGLE + 1))


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", normalise(text))


@lru_cache(maxsize=200_000)
def _numbers(title: str) -> tuple[str, ...]:
    return tuple(sorted(_NUMBER.findall(normalise(title))))


def shared(a: Record, b: Record, part: str) -> Passage:
    """The longest stretch of ``a``'s field ``part`` that stands in ``b``'s as well (case aside).

    Only the first ``_COMPARED`` characters are looked at: the search is quadratic, and it is shown anyway.
    """
    text, other = str(getattr(a, part))[:_COMPARED], str(getattr(b, part))[:_COMPARED]
    matcher = SequenceMatcher(None, text.lower(), other.lower(), autojunk=False)
    match = matcher.find_longest_match(0, len(text), 0, len(other))
    return Passage(part, match.a, match.a + match.size, text[match.a : match.a + match.size])
