"""What a run leaves open: questions worth asking, and needs that nobody serves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rongtong_match.results import Question, Unserved
from rongtong_match.types import Level, Match, Outcome, Reason

if TYPE_CHECKING:
    from rongtong_match.rank.pipeline import Matcher

ABOUT_BOTH = frozenset({"conflict"})
"""Constraints whose answer settles one other party only."""


def questions(shown: Sequence[Match]) -> tuple[Question, ...]:
    """The unknowns of the shown pairs, one question a party and constraint, the most useful first.

    "What is your budget?" is asked once, however many prices it is asked about. Only a suspected conflict is
    another question for each other party.
    """
    wordings: dict[tuple[str, str, str, str], dict[Reason, list[tuple[str, str]]]] = {}
    for match in shown:
        for check in match.verdict.questions:
            if check.question is None or check.asks is None:
                continue
            record = match.need_id if check.asks == "need" else match.offer_id
            about = repr(check.question.params) if check.constraint in ABOUT_BOTH else check.question.code
            said = wordings.setdefault((check.asks, record, check.constraint, about), {})
            said.setdefault(check.question, []).append((match.need_id, match.offer_id))
    found = [_asked(*key[:3], said) for key, said in wordings.items()]
    return tuple(sorted(found, key=lambda q: (-len(q.pairs), q.asks, q.record_id, q.constraint)))


def _asked(asks: str, record: str, constraint: str, said: dict[Reason, list[tuple[str, str]]]) -> Question:
    """One question in the wording that most of its pairs share, the earlier one on a tie."""
    wording = max(said, key=lambda one: len(said[one]))
    return Question(
        asks, record, constraint, wording, tuple(pair for pairs in said.values() for pair in pairs)
    )


def unserved(ready: Matcher, shown: Sequence[Match], excluded: Sequence[Match]) -> tuple[Unserved, ...]:
    """Needs without a strong match, why, and the nearest thing there is: an excluded one, or a weak one."""
    best: dict[str, Match] = {}
    barred: dict[str, Match] = {}
    for match in shown:
        best.setdefault(match.need_id, match)
    for match in excluded:
        barred.setdefault(match.need_id, match)
    found = []
    for need in ready.needs:
        top = best.get(need.id)
        if top is None or top.level < Level.STRONG:
            found.append(_why(need.id, top, barred.get(need.id), bool(ready.offers)))
    return tuple(found)


def _why(need_id: str, best: Match | None, barred: Match | None, any_offers: bool) -> Unserved:
    if not any_offers:
        return Unserved(need_id, Reason("unserved.no_offers"))
    if barred is not None and barred.level >= Level.STRONG:
        broken = next(c for c in barred.verdict.checks if c.outcome is Outcome.VIOLATED)
        return Unserved(need_id, Reason("unserved.excluded", because=broken.reason), barred)
    if best is not None:
        return Unserved(need_id, Reason("unserved.weak"), best)
    return Unserved(need_id, Reason("unserved.nothing"), barred)
