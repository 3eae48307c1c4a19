"""The published rule for who is shown to whom; its text is docs/explanation/fairness.md.

Every credit below is in score points: a pair's score lies in [0, 1].
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rongtong_match.assign.pairs import Pair

RULE = "fair-showing/1"
"""Name and version of the rule. A change of any number or sentence of the rule raises the version."""

NEED_CREDIT = 1.0
"""What a need's first showing counts on top of its score: as much as one perfect match."""

NEWCOMER_CREDIT = 0.1
"""What a newcomer's first showing counts on top of its score: the most that it may cost the others."""


def value(
    shown: Iterable[Pair], newcomers: Collection[str] = (), newcomer_credit: float = NEWCOMER_CREDIT
) -> float:
    """What the rule maximises: scores, plus a credit a need with anything at all and a newcomer shown."""
    pairs = list(shown)
    needs = {pair.need_id for pair in pairs}
    new = {pair.offer_id for pair in pairs} & set(newcomers)
    return sum(pair.score for pair in pairs) + NEED_CREDIT * len(needs) + newcomer_credit * len(new)


def envied(pairs: Iterable[Pair], shown: Collection[tuple[str, str]], top: int) -> list[tuple[Pair, Pair]]:
    """(wished, held) pairs that break the rule's promise; an allocation that honours it returns none.

    A need with a free place may envy only those holders of an offer that score higher on it, or for
    whom it is the only offer shown.
    """
    known = sorted(set(pairs))
    held = [pair for pair in known if (pair.need_id, pair.offer_id) in shown]
    places: dict[str, int] = {}
    holders: dict[str, list[Pair]] = {}
    for pair in held:
        places[pair.need_id] = places.get(pair.need_id, 0) + 1
        holders.setdefault(pair.offer_id, []).append(pair)
    return [
        (wished, holder)
        for wished in known
        if (wished.need_id, wished.offer_id) not in shown and places.get(wished.need_id, 0) < top
        for holder in holders.get(wished.offer_id, ())
        if places[holder.need_id] > 1 and holder.score < wished.score
    ]
