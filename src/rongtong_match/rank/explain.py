"""One pair taken apart, and what would raise or lower it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from rongtong_match.rank import combine
from rongtong_match.rank.candidates import find
from rongtong_match.rank.options import silent
from rongtong_match.rank.pipeline import Matcher, completed
from rongtong_match.results import Change, Explanation
from rongtong_match.score.base import Ints
from rongtong_match.score.features import FACTS
from rongtong_match.types import Match, Need, Outcome, Reason
from rongtong_match.verdict import judge_many, loosen

LOOSENED = ("maturity", "budget", "deadline", "region", "licence", "kind")


class UnknownRecordError(Exception):
    """No record has this id; ``side`` is need or offer."""

    def __init__(self, side: str, record_id: str) -> None:
        self.side, self.record_id = side, record_id
        super().__init__(f"no {side} has the id {record_id}")


def explain(ready: Matcher, need_id: str, offer_id: str) -> Explanation:
    """The pair's score, checks and reasons, and what one change would do. Raises ``UnknownRecordError``.

    The rank is the place among all of the need's candidates that break no hard constraint.
    """
    row = _row([need.id for need in ready.needs], "need", need_id)
    offer = _row([one.id for one in ready.offers], "offer", offer_id)
    rows = _candidates(ready, row, offer)
    scored = ready.scored(row, rows)
    verdicts = list(
        judge_many(ready.needs[row], [ready.offers[i] for i in rows.tolist()], today=ready.options.today)
    )
    place = rows.tolist().index(offer)
    allowed = [v.outcome is not Outcome.VIOLATED for v in verdicts]
    rank = _rank(ready, scored, allowed, place)
    match = ready.pair(row, scored, place, rank, verdicts[place])
    changes = (*_loosened(ready, row, rows, scored), *_stated(ready, scored, allowed, place, match))
    return Explanation(ready.needs[row], ready.offers[offer], match, match.verdict.checks, changes)


def _row(ids: list[str], side: str, wanted: str) -> int:
    try:
        return ids.index(wanted)
    except ValueError:
        raise UnknownRecordError(side, wanted) from None


def _candidates(ready: Matcher, need: int, offer: int) -> Ints:
    """The need's candidates without its filter, and the offer itself."""
    open_need = Need(ready.needs[need].id, ready.needs[need].title)
    found = find(ready.prepared, ready.offers, [open_need], ready.options, silent, rows=[need])[0]
    return np.union1d(found, [offer])


def _rank(ready: Matcher, scored: combine.Scored, allowed: list[bool], place: int) -> int:
    """Place among the allowed candidates; an excluded one is counted as if it were allowed."""
    better = [row for row in ready.order(scored) if allowed[row] or row == place]
    return better.index(place) + 1


def _loosened(ready: Matcher, row: int, rows: Ints, scored: combine.Scored) -> Iterator[Change]:
    """How many more pairs a run with each loosened constraint would show, had it room for all."""
    need = ready.needs[row]
    now = _open(ready, need, scored)
    for constraint in LOOSENED:
        for looser in loosen(need, constraint):
            gain = _open(ready, looser, _asking(ready, row, looser).scored(row, rows)) - now
            if gain > 0:
                yield Change(_loosening(constraint, need, looser), gain)
                break


def _asking(ready: Matcher, row: int, asked: Need) -> Matcher:
    """The same collections with one need said otherwise: its facts move its scores too."""
    records = list(ready.prepared.needs.records)
    records[row] = completed(asked)
    side = replace(ready.prepared.needs, records=tuple(records))
    return replace(ready, prepared=replace(ready.prepared, needs=side))


def _open(ready: Matcher, asked: Need, scored: combine.Scored) -> int:
    """How many candidates reach the asked level and break no constraint of ``asked``."""
    related = [
        ready.offers[i]
        for i, total in zip(scored.offers.tolist(), scored.totals.tolist(), strict=True)
        if combine.level(total, ready.weights) >= ready.options.min_level
    ]
    verdicts = judge_many(asked, related, today=ready.options.today)
    return sum(verdict.outcome is not Outcome.VIOLATED for verdict in verdicts)


def _loosening(constraint: str, need: Need, looser: Need) -> Reason:
    if constraint == "maturity" and looser.min_maturity is not None:
        return Reason("change.maturity", (("new", looser.min_maturity), ("old", need.min_maturity or 0)))
    if constraint == "maturity":
        return Reason("change.maturity_any")
    if constraint == "region" and not looser.wanted_regions:
        return Reason("change.region_any")
    return Reason(f"change.{constraint}")


def _stated(
    ready: Matcher, scored: combine.Scored, allowed: list[bool], place: int, match: Match
) -> Iterator[Change]:
    """How many ranks the pair would climb if one fact were at its best."""
    weighted = ready.weighted
    for column, (feature, weight) in enumerate(weighted):
        if feature not in FACTS or not weight or scored.values[place, column] >= 1:
            continue
        points = scored.points.copy()
        points[place, column] = round(weight * combine.MILLION)
        climbed = match.rank - _rank(ready, replace(scored, points=points), allowed, place)
        if climbed > 0:
            yield Change(Reason(f"change.said_{feature.name}"), climbed)
