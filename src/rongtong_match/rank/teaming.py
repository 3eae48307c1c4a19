"""Teams for the needs that no single offer serves, with likeness in meaning as coverage."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from rongtong_match.assign.parts import split
from rongtong_match.assign.teams import propose
from rongtong_match.results import Team
from rongtong_match.score.base import Ints
from rongtong_match.score.cover import covered_text
from rongtong_match.text.lexicon import subject
from rongtong_match.types import Need, Offer, Outcome, Passage
from rongtong_match.verdict import judge

if TYPE_CHECKING:
    from rongtong_match.rank.pipeline import Matcher

_MEMBERS = 40
"""Best candidates of a need among whom a team is sought."""
_COVERS = 0.5
_MANY = 3
"""A need with so many parts may want a team even where one offer answers it strongly as a whole."""


def teams(ready: Matcher, unserved: Collection[str], lists: Sequence[Ints]) -> tuple[Team, ...]:
    """A proposal for each need with parts to share out that several offers cover and no single one does.

    Needs of two parts only when they are ``unserved`` (ids): a title's "and" often joins two words, not jobs.
    """
    found = []
    for row, need in enumerate(ready.needs):
        parts = split(need)
        if len(parts) >= (2 if need.id in unserved else _MANY):
            found.append(_team(ready, row, parts, lists[row]))
    return tuple(team for team in found if team is not None)


def _team(ready: Matcher, row: int, parts: Sequence[Passage], rows: Ints) -> Team | None:
    need = ready.needs[row]
    scored = ready.scored(row, rows)
    best = [int(scored.offers[i]) for i in ready.order(scored)[: _MEMBERS * 2]]
    allowed = [i for i in best if _may(ready, need, ready.offers[i])][:_MEMBERS]
    offers = [ready.offers[i] for i in allowed]
    team = propose(need, parts, offers, _Coverage(ready, allowed), _COVERS)
    return team if team is not None and len(team.members) > 1 else None


def _may(ready: Matcher, need: Need, offer: Offer) -> bool:
    return judge(need, offer, today=ready.options.today).outcome is not Outcome.VIOLATED


class _Coverage:
    """Share of a part's words that an offer's text covers, in meaning; each part looked at once."""

    def __init__(self, ready: Matcher, allowed: Sequence[int]) -> None:
        self._places = {ready.offers[i].id: place for place, i in enumerate(allowed)}
        rows = np.array(list(allowed), np.int64)
        self._part = cache(
            lambda part: covered_text(ready.prepared, subject(part, ready.prepared.segmenter), rows)
        )

    def __call__(self, part: str, offer: Offer) -> float:
        return float(self._part(part)[self._places[offer.id]])
