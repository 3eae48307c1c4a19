"""Folds over needs for cross-validation, with near-identical needs kept together so that nothing leaks."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from rongtong_match.assign.join import rarity, similar
from rongtong_match.assign.likeness import title_grams
from rongtong_match.types import Need

ALIKE = 0.5
"""Titles at least so similar share a fold: more cautious than for duplicates, as a leak costs more here."""


def folds(needs: Sequence[Need], k: int = 5, seed: int = 0) -> tuple[tuple[str, ...], ...]:
    """``k`` groups of need ids, sorted, of nearly equal size; each need is in exactly one.

    The same needs and seed give the same folds, in whatever order the needs come. Raises ValueError for
    ``k`` below 2 or above the number of groups of distinct needs.
    """
    groups = distinct(needs)
    if not 2 <= k <= len(groups):
        raise ValueError(f"{len(groups)} distinct needs cannot make {k} folds; choose between 2 and that")
    groups.sort(key=lambda group: (-len(group), sha256(f"{seed}:{group[0]}".encode()).hexdigest()))
    made: list[list[str]] = [[] for _ in range(k)]
    for group in groups:
        min(made, key=len).extend(group)
    return tuple(tuple(sorted(fold)) for fold in made)


def distinct(needs: Sequence[Need]) -> list[list[str]]:
    """Groups of ids of needs whose titles are alike, directly or through others: a fold never parts them."""
    needs = sorted(needs, key=lambda need: need.id)
    grams = [title_grams(need.title) for need in needs]
    owner = list(range(len(needs)))
    for i, j, _ in similar(grams, rarity(grams), ALIKE):
        old, new = max(owner[i], owner[j]), min(owner[i], owner[j])
        if old != new:
            owner = [new if each == old else each for each in owner]
    groups: dict[int, list[str]] = {}
    for need, each in zip(needs, owner, strict=True):
        groups.setdefault(each, []).append(need.id)
    return list(groups.values())
