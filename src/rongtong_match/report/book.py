"""What every part of the report looks things up in: the run, its records by id, and their anchors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rongtong_match.messages import Language
from rongtong_match.report.wording import Words, cut
from rongtong_match.results import Run, Team, Unserved
from rongtong_match.types import Level, Match, Need, Offer
from rongtong_match.values.regions import path

PAGE_BYTES = 5_200_000
NEED_BYTES, BRIEF_BYTES, FULL_BYTES = 1_400, 600, 2_400
"""What the page may weigh (a phone opens it at once) and what its parts weigh, as measured."""
SHOWN_PAIRS = 6_000
"""So many pairs at most stand in the page (about 6 MB); the tables beside it hold them all."""
SHOWN_NEEDS = 2_000
TITLE_LENGTH, NAME_LENGTH, TEXT_LENGTH = 160, 60, 3_000


@dataclass(frozen=True)
class Book:
    """One run with its indexes. Anchors are short (``n12``, ``o7``): ids may hold anything."""

    run: Run
    language: Language

    @cached_property
    def words(self) -> Words:
        """The voice of the report."""
        return Words(self.language)

    @cached_property
    def needs(self) -> dict[str, Need]:
        """Needs by id."""
        return {need.id: need for need in self.run.needs}

    @cached_property
    def offers(self) -> dict[str, Offer]:
        """Offers by id."""
        return {offer.id: offer for offer in self.run.offers}

    @cached_property
    def all_matches(self) -> dict[str, tuple[Match, ...]]:
        """All pairs by need id: what the figures count."""
        return self.run.by_need()

    @cached_property
    def listed(self) -> tuple[Need, ...]:
        """The needs that the page lists: all, or the best served ones of a very large run, in given order."""
        order = sorted(range(len(self.run.needs)), key=lambda i: (-self.best(self.run.needs[i].id), i))
        return tuple(self.run.needs[i] for i in sorted(order[:SHOWN_NEEDS]))

    @cached_property
    def shown_ranks(self) -> int:
        """How many candidates of each need the page holds."""
        return max(1, SHOWN_PAIRS // max(1, len(self.listed)))

    @cached_property
    def full_pairs(self) -> frozenset[tuple[str, str]]:
        """Pairs with full evidence: the first of each need, then by level and rank while there is room."""
        pairs = [match for group in self.matches.values() for match in group]
        first = {(group[0].need_id, group[0].offer_id) for group in self.matches.values()}
        room = (PAGE_BYTES - NEED_BYTES * len(self.listed) - BRIEF_BYTES * len(pairs)) // FULL_BYTES
        order = sorted(pairs, key=lambda m: (-m.level, m.rank, m.need_id, m.offer_id))
        rest = [key for m in order if (key := (m.need_id, m.offer_id)) not in first]
        return frozenset(first | set(rest[: max(0, room - len(first))]))

    @cached_property
    def matches(self) -> dict[str, tuple[Match, ...]]:
        """The pairs that the page holds, by need id."""
        held = ((need.id, self.all_matches.get(need.id, ())) for need in self.listed)
        return {need_id: group[: self.shown_ranks] for need_id, group in held if group}

    @cached_property
    def excluded(self) -> dict[str, tuple[Match, ...]]:
        """Excluded pairs by need id."""
        groups: dict[str, list[Match]] = {}
        for match in self.run.excluded:
            groups.setdefault(match.need_id, []).append(match)
        return {key: tuple(group) for key, group in groups.items()}

    @cached_property
    def unserved(self) -> dict[str, Unserved]:
        """Why a need goes without, by need id."""
        return {one.need_id: one for one in self.run.unserved}

    @cached_property
    def teams(self) -> dict[str, Team]:
        """Teams by need id."""
        return {team.need_id: team for team in self.run.teams}

    @cached_property
    def need_anchor(self) -> dict[str, str]:
        """The place of each need in the page."""
        return {need.id: f"n{i}" for i, need in enumerate(self.listed, 1)}

    @cached_property
    def offer_groups(self) -> dict[str, tuple[Match, ...]]:
        """Pairs by offer id: ranked for the offer when the run looked both ways."""
        groups: dict[str, list[Match]] = {}
        for match in self.run.reverse or (m for group in self.matches.values() for m in group):
            if match.need_id in self.need_anchor:
                groups.setdefault(match.offer_id, []).append(match)
        return {key: tuple(group[: self.shown_ranks]) for key, group in groups.items()}

    @cached_property
    def offer_anchor(self) -> dict[str, str]:
        """The place of each shown offer in the page; an offer that is shown nowhere has none."""
        shown = {match.offer_id for group in self.offer_groups.values() for match in group}
        order = [offer.id for offer in self.run.offers if offer.id in shown]
        return {offer_id: f"o{i}" for i, offer_id in enumerate(order, 1)}

    @cached_property
    def pair_anchor(self) -> dict[tuple[str, str], str]:
        """The place of each shown pair in the page."""
        return {
            (need_id, match.offer_id): f"{self.need_anchor.get(need_id, 'n0')}c{i}"
            for need_id, group in self.matches.items()
            for i, match in enumerate(group, 1)
        }

    @cached_property
    def withheld(self) -> frozenset[tuple[str, str]]:
        """Pairs that the allocation holds back."""
        return frozenset(self.run.allocation.withheld) if self.run.allocation else frozenset()

    @cached_property
    def short(self) -> bool:
        """True when the run is so large that some candidates stand without their evidence."""
        return sum(len(group) for group in self.matches.values()) > len(self.full_pairs)

    @property
    def left_out(self) -> tuple[int, int]:
        """Needs and pairs that the page leaves to the tables beside it."""
        pairs = len(self.run.matches) - sum(len(group) for group in self.matches.values())
        return len(self.run.needs) - len(self.listed), pairs

    def best(self, need_id: str) -> int:
        """The best level among a need's candidates; 0 without candidates."""
        return max((int(m.level) for m in self.all_matches.get(need_id, ())), default=0)

    def title(self, side: str, record_id: str) -> str:
        """The title of a record, or its id when the run does not hold it."""
        record = self.needs.get(record_id) if side == "need" else self.offers.get(record_id)
        return cut((record.title.strip() or record_id) if record else record_id, TITLE_LENGTH)

    def place(self, region: str | None) -> str:
        """The name of a region code; what is not a known code is shown as it came."""
        return path(region) if region else ""

    def level(self, level: Level | int) -> str:
        """The name of a level."""
        return self.words.t(f"level.{int(level)}")
