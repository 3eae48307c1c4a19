"""The outcome of one matching run, as frozen values: what writers, reports and the platform read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from rongtong_match.types import Check, Match, Need, Offer, Passage, Reason


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask one party, because it is unknown and would settle pairs."""

    asks: str
    """``need`` or ``offer``: whose owner is asked."""
    record_id: str
    constraint: str
    reason: Reason
    pairs: tuple[tuple[str, str], ...]
    """(need_id, offer_id) of the shown pairs that the answer settles."""


@dataclass(frozen=True, slots=True)
class Unserved:
    """A need that nothing serves at the asked level, why, and the nearest thing there is."""

    need_id: str
    reason: Reason
    nearest: Match | None = None


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Near-identical records of one side, with the evidence. Nothing is merged."""

    side: str
    """``need`` or ``offer``."""
    ids: tuple[str, ...]
    similarity: float
    """The lowest similarity that holds the group together."""
    evidence: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """The smallest set of offers that together cover a need no single one covers."""

    need_id: str
    members: tuple[tuple[str, tuple[str, ...]], ...]
    """(offer_id, the parts of the need it covers)."""
    missing: tuple[str, ...]
    """Parts of the need that nobody covers."""


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who is shown to whom under limited capacity, and how far that is from the best possible."""

    shown: tuple[tuple[str, str], ...]
    """(need_id, offer_id), in the order of the needs, best first."""
    withheld: tuple[tuple[str, str], ...]
    """Pairs that ranked high enough but met a full offer."""
    value: float
    bound: float
    """An upper bound on the value of any allocation under the same limits."""
    rule: str
    """Name and version of the published rule."""

    @property
    def gap(self) -> float:
        """Share by which the value may lie below the best possible; 0 is optimal."""
        return 0.0 if self.bound <= 0 else max(0.0, 1.0 - self.value / self.bound)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that decides a result besides the records: kept so that a run can be repeated byte for byte."""

    today: date
    top: int
    min_level: int
    capacity: int | None
    seed: int
    encoder: str
    weights: str
    both_ways: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Everything one run found."""

    settings: Settings
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    matches: tuple[Match, ...]
    """Pairs in the order of the needs, then of rank; no pair here breaks a hard constraint."""
    excluded: tuple[Match, ...] = ()
    """Per need the best pairs that a hard constraint excluded: the answer to 'why not others'."""
    unserved: tuple[Unserved, ...] = ()
    questions: tuple[Question, ...] = ()
    duplicates: tuple[DuplicateGroup, ...] = ()
    teams: tuple[Team, ...] = ()
    allocation: Allocation | None = None
    reverse: tuple[Match, ...] = ()
    """With both ways: pairs in the order of the offers, ranked for each offer."""

    def of_need(self, need_id: str) -> tuple[Match, ...]:
        """The matches of one need, best first."""
        return self.by_need().get(need_id, ())

    def by_need(self) -> dict[str, tuple[Match, ...]]:
        """All matches, grouped by need."""
        groups: dict[str, list[Match]] = {}
        for match in self.matches:
            groups.setdefault(match.need_id, []).append(match)
        return {key: tuple(group) for key, group in groups.items()}


@dataclass(frozen=True, slots=True)
class Change:
    """What changing one thing would do: the 'what would raise it' of an explanation."""

    reason: Reason
    gain: int
    """How many more candidates it brings (negative: fewer), or by how many ranks a pair moves."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One pair taken apart: its match, its checks, and what would raise or lower it."""

    need: Need
    offer: Offer
    match: Match
    checks: tuple[Check, ...]
    changes: tuple[Change, ...] = field(default=())
