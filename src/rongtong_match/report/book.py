"""What every part of the report looks things up in: the run, its records by id, and their anchors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rongtong_match.messages import Language
from rongtong_match.report.wording import Words
from rongtong_match.results import Run
from rongtong_match.types import Level, Match, Need, Offer
from rongtong_match.values.regions import path

FULL_PAIRS = 1_500
"""Up to so many pairs every candidate carries its full evidence; above, only the first few of a need."""
FULL_RANKS = 3


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
    def matches(self) -> dict[str, tuple[Match, ...]]:
        """Shown pairs by need id."""
        return self.run.by_need()

    @cached_property
    def excluded(self) -> dict[str, tuple[Match, ...]]:
        """Excluded pairs by need id."""
        groups: dict[str, list[Match]] = {}
        for match in self.run.excluded:
            groups.setdefault(match.need_id, []).append(match)
        return {key: tuple(group) for key, group in groups.items()}

    @cached_property
    def need_anchor(self) -> dict[str, str]:
        """The place of each need in the page."""
        return {need.id: f"n{i}" for i, need in enumerate(self.run.needs, 1)}

    @cached_property
    def offer_anchor(self) -> dict[str, str]:
        """The place of each shown offer in the page; an offer that is shown nowhere has none."""
        shown = {m.offer_id for m in (*self.run.matches, *self.run.reverse)}
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

    @property
    def short(self) -> bool:
        """True when the run is so large that only the first candidates carry full evidence."""
        return len(self.run.matches) > FULL_PAIRS

    def best(self, need_id: str) -> int:
        """The best level among a need's candidates; 0 without candidates."""
        return max((int(m.level) for m in self.matches.get(need_id, ())), default=0)

    def title(self, side: str, record_id: str) -> str:
        """The title of a record, or its id when the run does not hold it."""
        record = self.needs.get(record_id) if side == "need" else self.offers.get(record_id)
        return (record.title.strip() or record_id) if record else record_id

    def place(self, region: str | None) -> str:
        """The name of a region code; what is not a known code is shown as it came."""
        return path(region) if region else ""

    def level(self, level: Level | int) -> str:
        """The name of a level."""
        return self.words.t(f"level.{int(level)}")
