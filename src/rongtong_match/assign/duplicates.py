"""Near-identical records of one side, grouped with the evidence. Nothing is ever merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import combinations

from rongtong_match.assign.join import rarity, similar
from rongtong_match.assign.likeness import LIKE_TITLE, Likeness, compare, shared, title_grams
from rongtong_match.results import DuplicateGroup
from rongtong_match.text.normalise import sentences
from rongtong_match.types import Need, Offer, Passage, Reason, Record

SHARED_BY = 30
"""A sentence that more records hold is a set phrase, no trace of a copy."""
_LONG = 15
_EFFORT = 2_000_000
"""Comparisons a leading element of titles may cost: a catalogue built from one template has no rare ones."""


def find(records: Sequence[Need] | Sequence[Offer]) -> tuple[DuplicateGroup, ...]:
    """Groups of near-identical records, in the order of their first id.

    ``ids`` are sorted; ``evidence`` has one passage an id, in the same order: what it shares with the record
    most like it. Records must be of one side with distinct ids. About linear in their number.
    """
    known: list[Record] = sorted(records, key=lambda record: record.id)
    grams = [title_grams(record.title) for record in known]
    weights = rarity(grams)
    crowd = max(1, _EFFORT // max(1, len(known)))
    alike = {(i, j) for i, j, _ in similar(grams, weights, LIKE_TITLE, crowd)} | _same_sentences(known)
    edges = []
    for i, j in sorted(alike):
        likeness = compare(known[i], known[j], weights)
        if likeness is not None:
            edges.append((i, j, likeness))
    side = "need" if known and isinstance(known[0], Need) else "offer"
    return tuple(_group(side, known, members, least, held) for members, least, held in _gather(edges))


def sentence(group: DuplicateGroup) -> Reason:
    """What to say of a group."""
    percent = int(group.similarity * 100)
    return Reason("duplicates.group", (("count", len(group.ids)), ("percent", percent)))


def _same_sentences(known: Sequence[Record]) -> set[tuple[int, int]]:
    """Pairs that share a long sentence of their details, letter for letter but for spaces."""
    holders: dict[bytes, list[int]] = {}
    for at, record in enumerate(known):
        for key in {_digest(record.detail[a:b]) for a, b in sentences(record.detail) if b - a >= _LONG}:
            holders.setdefault(key, []).append(at)
    return {
        pair for at in holders.values() if 1 < len(at) <= SHARED_BY for pair in combinations(sorted(at), 2)
    }


def _digest(text: str) -> bytes:
    return blake2b("".join(text.split()).encode("utf-8", "replace"), digest_size=8).digest()


Edge = tuple[int, int, Likeness]


def _gather(edges: Iterable[Edge]) -> list[tuple[list[int], float, dict[int, Edge]]]:
    """Connected records, the weakest link that was needed to connect them, and each record's best link."""
    parent: dict[int, int] = {}
    least: dict[int, float] = {}
    best: dict[int, Edge] = {}
    for edge in sorted(edges, key=lambda e: (-e[2].value, e[0], e[1])):
        i, j, likeness = edge
        best.setdefault(i, edge)
        best.setdefault(j, edge)
        one, two = sorted((_root(parent, i), _root(parent, j)))
        if one != two:
            parent[two] = one
            least[one] = likeness.value
    groups: dict[int, list[int]] = {}
    for at in sorted(best):
        groups.setdefault(_root(parent, at), []).append(at)
    return [(members, least[root], {at: best[at] for at in members}) for root, members in groups.items()]


def _root(parent: dict[int, int], at: int) -> int:
    while parent.setdefault(at, at) != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


def _group(
    side: str, known: Sequence[Record], members: Sequence[int], least: float, held: dict[int, Edge]
) -> DuplicateGroup:
    return DuplicateGroup(
        side=side,
        ids=tuple(known[at].id for at in members),
        similarity=round(least, 6),
        evidence=tuple(_evidence(known, at, held[at]) for at in members),
    )


def _evidence(known: Sequence[Record], at: int, edge: Edge) -> Passage:
    i, j, likeness = edge
    return shared(known[at], known[j if at == i else i], likeness.part)
