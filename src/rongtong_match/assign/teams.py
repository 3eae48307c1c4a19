"""The smallest set of offers that together cover a need which no single one covers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from rongtong_match.assign.parts import content
from rongtong_match.results import Team
from rongtong_match.text.normalise import normalise
from rongtong_match.types import Need, Offer, Passage, Reason

Coverage = Callable[[str, Offer], float]
"""How well an offer covers one part of a need, in [0, 1]."""

THRESHOLD = 0.5
_MILLION = 1_000_000


class _Plan(NamedTuple):
    """Offers by id for a set of parts; smaller is better: fewer, then better covering, then earlier ids."""

    size: int
    lacking: int
    ids: tuple[str, ...]


def lexical_coverage(part: str, offer: Offer) -> float:
    """Share of the part's character pairs that the offer's title, keywords or detail contain."""
    wanted = _pairs(content(normalise(part)))
    had = _pairs(normalise(" ".join((offer.title, *offer.keywords, offer.detail))))
    return len(wanted & had) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text) if not (a + b).isspace())


def propose(
    need: Need,
    parts: Sequence[Passage],
    offers: Sequence[Offer],
    coverage: Coverage = lexical_coverage,
    threshold: float = THRESHOLD,
) -> Team | None:
    """The smallest team for ``need``, and the parts that nobody covers; exact.

    ``None`` when there is nothing to team up for: fewer than two parts, one offer that covers all, or no
    offer that covers any. Cost grows with 3 ** parts: fine for 12 parts and 200 offers.
    """
    texts = [part.text for part in parts]
    scores = {o.id: [round(coverage(text, o) * _MILLION) for text in texts] for o in offers}
    masks = {id_: _mask(row, threshold) for id_, row in sorted(scores.items())}
    full = (1 << len(texts)) - 1
    reachable = 0
    for mask in masks.values():
        reachable |= mask
    if len(texts) < 2 or full in masks.values() or not reachable:
        return None
    chosen = _smallest(reachable, masks, scores)
    return Team(
        need_id=need.id,
        members=tuple(sorted(((id_, _named(texts, masks[id_])) for id_ in chosen), key=_by_part(texts))),
        missing=_named(texts, full & ~reachable),
    )


def sentence(team: Team) -> Reason:
    """What to say of a team."""
    covered = len({part for _, parts in team.members for part in parts})
    params: dict[str, str | int | float] = {"size": len(team.members), "parts": covered + len(team.missing)}
    if not team.missing:
        return Reason("team.proposed", tuple(sorted(params.items())))
    params |= {"covered": covered, "missing": "；".join(team.missing)}
    code = "team.incomplete" if len(team.members) > 1 else "team.alone"
    return Reason(code, tuple(sorted(params.items())))


def _by_part(texts: Sequence[str]) -> Callable[[tuple[str, tuple[str, ...]]], tuple[list[int], str]]:
    return lambda member: ([texts.index(part) for part in member[1]], member[0])


def _mask(row: Sequence[int], threshold: float) -> int:
    return sum(1 << at for at, score in enumerate(row) if score >= threshold * _MILLION and score > 0)


def _named(texts: Sequence[str], mask: int) -> tuple[str, ...]:
    return tuple(text for at, text in enumerate(texts) if mask >> at & 1)


def _smallest(reachable: int, masks: dict[str, int], scores: dict[str, list[int]]) -> tuple[str, ...]:
    """Partition the parts among offers: dynamic programming over sets of parts still to cover."""
    single = _best_alone(masks, scores)

    @cache
    def best(mask: int) -> _Plan:
        if not mask:
            return _Plan(0, 0, ())
        lowest = mask & -mask
        plans = []
        sub = mask
        while sub:
            # Whoever covers the lowest part comes first: each partition is met once.
            if sub & lowest and sub in single:
                lacking, id_ = single[sub]
                rest = best(mask ^ sub)
                plans.append(_Plan(rest.size + 1, rest.lacking + lacking, tuple(sorted((*rest.ids, id_)))))
            sub = (sub - 1) & mask
        return min(plans)

    return best(reachable).ids


def _best_alone(masks: dict[str, int], scores: dict[str, list[int]]) -> dict[int, tuple[int, str]]:
    """Per set of parts that some offer covers alone: the best such offer and what it lacks to perfection."""
    single: dict[int, tuple[int, str]] = {}
    for id_, mask in masks.items():
        sub = mask
        while sub:
            lacking = sum(_MILLION - s for at, s in enumerate(scores[id_]) if sub >> at & 1)
            single[sub] = min(single.get(sub, (lacking, id_)), (lacking, id_))
            sub = (sub - 1) & mask
    return single
