"""One need with its candidates, as the report shows it, and the order of the needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rongtong_match.explain.passages import excerpt
from rongtong_match.messages import say
from rongtong_match.report.book import NAME_LENGTH, TEXT_LENGTH, Book
from rongtong_match.report.candidate import Candidate, Chip, candidate, chips, who
from rongtong_match.report.facts import Fact, need_facts
from rongtong_match.report.sections import TeamView, team_view
from rongtong_match.report.wording import cut
from rongtong_match.types import Match, Need, Outcome

OPEN_ROWS = 3
"""Candidates that stand open under a need; the others wait behind one press."""
_SHORT_TEXT = 140


@dataclass(frozen=True, slots=True)
class Excluded:
    """A pair that a hard constraint excluded, and which one."""

    title: str
    who: str
    level: int
    level_name: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One need. ``best`` is 0 without candidates; ``states`` feeds the filter of conditions."""

    anchor: str
    id: str
    title: str
    organisation: str
    text: str
    full_text: str
    fields: tuple[str, ...]
    facts: tuple[Fact, ...]
    best: int
    best_name: str
    count: str
    rows: tuple[Candidate, ...]
    omitted: int
    more: tuple[Candidate, ...]
    excluded: tuple[Excluded, ...]
    unserved: str
    team: TeamView | None
    states: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The needs whose best candidate has one level."""

    level: int
    name: str
    cards: tuple[Card, ...]


def groups(book: Book) -> tuple[Group, ...]:
    """All needs, the best served first, in their given order within a level."""
    cards = [card(book, need) for need in book.listed]
    found = (Group(level, book.level(level), _at(cards, level)) for level in (4, 3, 2, 1, 0))
    return tuple(group for group in found if group.cards)


def card(book: Book, need: Need) -> Card:
    """The view of one need."""
    matches = book.matches.get(need.id, ())
    views = tuple(candidate(book, match) for match in matches)
    best = book.best(need.id)
    detail = " ".join(need.detail.split())
    short = "".join(piece.text for piece in excerpt(detail, (), _SHORT_TEXT))
    return Card(
        anchor=book.need_anchor[need.id],
        id=cut(need.id, NAME_LENGTH),
        title=book.title("need", need.id),
        organisation=cut(need.organisation or "", NAME_LENGTH),
        text=short,
        full_text="" if short == detail or book.short else cut(detail, TEXT_LENGTH),
        fields=tuple(cut(field, NAME_LENGTH) for field in need.fields),
        facts=need_facts(book, need),
        best=best,
        best_name=book.level(best),
        count=_count(book, len(book.all_matches.get(need.id, ()))),
        rows=views[:OPEN_ROWS],
        omitted=len(book.all_matches.get(need.id, ())) - len(views),
        more=views[OPEN_ROWS:],
        excluded=tuple(_excluded(book, match) for match in book.excluded.get(need.id, ())),
        unserved=_unserved(book, need.id),
        team=team_view(book, book.teams[need.id]) if need.id in book.teams else None,
        states=_states(book, need.id, matches),
        asks=any(match.verdict.questions for match in matches),
    )


def _at(cards: Sequence[Card], level: int) -> tuple[Card, ...]:
    return tuple(card for card in cards if card.best == level)


def _count(book: Book, count: int) -> str:
    return book.words.t("candidate.one") if count == 1 else book.words.t("candidates", count=count)


def _excluded(book: Book, match: Match) -> Excluded:
    broken = tuple(chip for chip in chips(book, match) if chip.outcome == Outcome.VIOLATED.value)
    title = book.title("offer", match.offer_id)
    return Excluded(title, who(book, match.offer_id), int(match.level), book.level(match.level), broken)


def _unserved(book: Book, need_id: str) -> str:
    return say(book.unserved[need_id].reason, book.language) if need_id in book.unserved else ""


def _states(book: Book, need_id: str, matches: tuple[Match, ...]) -> str:
    """``m`` some candidate meets all, ``u`` some has unknowns, ``v`` some offer was excluded."""
    seen = {match.verdict.outcome for match in matches}
    marks = [(Outcome.MET in seen, "m"), (Outcome.UNKNOWN in seen, "u"), (need_id in book.excluded, "v")]
    return "".join(mark for there, mark in marks if there)
