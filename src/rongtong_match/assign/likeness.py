"""How alike two records are, and what shows it.

The title of a need carries the need and its detail is mostly a company profile: a company that posts two
needs repeats its profile. So for needs the title decides and the detail can only support. The detail of an
offer is its matter: two offers called 一种电机 are alike only if their details agree as well.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from rongtong_match.assign.join import jaccard
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


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[str]:
    plain = re.sub(r"[\W_]+", "", normalise(text))
    return frozenset(plain[i : i + _SHINGLE] for i in range(len(plain) - _SHINGLE + 1))


def detail_likeness(a: str, b: str) -> float | None:
    """Share of five-character stretches that both details hold; ``None`` if one of them says nothing."""
    one, two = _shingles(a), _shingles(b)
    return len(one & two) / len(one | two) if one and two else None


def compare(a: Record, b: Record, weights: Mapping[str, float]) -> Likeness | None:
    """How alike two records of one side are, or ``None`` if they are not near-identical."""
    one, two = title_grams(a.title), title_grams(b.title)
    title = jaccard(one, two, weights)
    detail = detail_likeness(a.detail, b.detail)
    if isinstance(a, Need):
        return _needs(title, _contained(one, two, weights), detail, _same_numbers(a, b))
    return _offers(title, detail, _same_numbers(a, b))


def _needs(title: float, contained: float, detail: float | None, same_numbers: bool) -> Likeness | None:
    if title >= SAME_TITLE and same_numbers:
        return Likeness(title, "title")
    # The same profile proves nothing by itself; with a title that only adds words it does.
    if detail is None or title < SOME_TITLE or not same_numbers:
        return None
    if (contained >= CONTAINED and detail >= SAME_DETAIL) or (
        contained >= WHOLLY_CONTAINED and detail >= EDITED_DETAIL
    ):
        return Likeness(contained, "title")
    return None


def _offers(title: float, detail: float | None, same_numbers: bool) -> Likeness | None:
    if not same_numbers:
        return None
    if detail is None:
        return Likeness(title, "title") if title >= SAME_TITLE else None
    if detail >= SAME_TEXT or (title >= LIKE_TITLE and detail >= SAME_DETAIL):
        return Likeness(detail, "detail")
    return None


def _contained(a: Set[str], b: Set[str], weights: Mapping[str, float]) -> float:
    least = min(math.fsum(weights[e] for e in a), math.fsum(weights[e] for e in b))
    return min(1.0, math.fsum(weights[e] for e in a & b) / least) if least > 0 else 0.0


def _same_numbers(a: Record, b: Record) -> bool:
    """500 kV is not 220 kV, however alike the rest of the title is."""
    return sorted(_NUMBER.findall(normalise(a.title))) == sorted(_NUMBER.findall(normalise(b.title)))


def shared(a: Record, b: Record, part: str) -> Passage:
    """The longest stretch of ``a``'s field ``part`` that stands in ``b``'s as well (case aside)."""
    text, other = str(getattr(a, part)), str(getattr(b, part))
    matcher = SequenceMatcher(None, text.lower(), other.lower(), autojunk=False)
    match = matcher.find_longest_match(0, len(text), 0, len(other))
    return Passage(part, match.a, match.a + match.size, text[match.a : match.a + match.size])
