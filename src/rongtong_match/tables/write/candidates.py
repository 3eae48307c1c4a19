"""The two sheets most people open: each need with its candidates, and all pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rongtong_match.results import Run
from rongtong_match.tables.limits import EXCEL_LINKS, EXCEL_ROWS
from rongtong_match.tables.write.book import Book
from rongtong_match.tables.write.cells import fitting, put
from rongtong_match.tables.write.wording import Wording
from rongtong_match.types import Match, Need, Offer

_TOP = 5
"""Candidates a need on the first sheet; all others are on the second."""
_NEEDS = (
    ("need_id", 14),
    ("need", 40),
    ("organisation", 22),
    ("best", 12),
    ("rank", 6),
    ("level", 12),
    ("offer", 40),
    ("offerer", 24),
    ("why", 60),
    ("ask", 44),
)
_PAIRS = (
    ("need_id", 14),
    ("need", 36),
    ("rank", 6),
    ("level", 12),
    ("score", 9),
    ("verdict", 10),
    ("offer_id", 14),
    ("offer", 36),
    ("offerer", 24),
    ("why", 60),
    ("ask", 44),
)


@dataclass(frozen=True, slots=True)
class Sides:
    """The records of both sides by id, and the words."""

    needs: Mapping[str, Need]
    offers: Mapping[str, Offer]
    say: Wording


def candidate_sheets(book: Book, run: Run, sides: Sides) -> None:
    """Needs with their candidates first, then all pairs; ids link the two."""
    say = sides.say
    groups = run.by_need()
    first_pair, first_need, needs_row, pairs_row = {}, {}, 1, 1
    for need in run.needs:
        first_need[need.id], first_pair[need.id] = needs_row, pairs_row
        needs_row += max(1, len(groups.get(need.id, ())[:_TOP]))
        pairs_row += len(groups.get(need.id, ()))
    links = len(run.needs) < EXCEL_LINKS
    _need_sheet(book, run, sides, groups, first_pair if links else {})
    pairs = say("sheet.pairs")
    _pair_sheet(book, pairs, run.matches, sides, first_need if len(run.matches) < EXCEL_LINKS else {})
    if run.reverse:
        _pair_sheet(book, say("sheet.reverse"), run.reverse, sides, {})


def _heads(say: Wording, heads: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    return [(say(f"head.{code}"), width) for code, width in heads]


def _need_sheet(
    book: Book, run: Run, sides: Sides, groups: Mapping[str, tuple[Match, ...]], links: Mapping[str, int]
) -> None:
    say = sides.say
    sheet = book.table(say("sheet.needs"), _heads(say, _NEEDS), freeze=2)
    row = 1
    for need in run.needs:
        matches = groups.get(need.id, ())[:_TOP]
        for match in matches or (None,):
            if row >= EXCEL_ROWS:
                return
            _need_cells(book, sheet, row, need, groups.get(need.id, ()), sides, links)
            if match is None:
                put(sheet, row, 8, say("nobody"), book.text)
            else:
                _candidate(book, sheet, row, match, sides)
            row += 1
    sheet.autofilter(0, 0, max(1, row - 1), len(_NEEDS) - 1)


def _need_cells(
    book: Book,
    sheet: object,
    row: int,
    need: Need,
    matches: Sequence[Match],
    sides: Sides,
    links: Mapping[str, int],
) -> None:
    """The need stands in each of its rows, so that filtering and sorting lose nothing."""
    target = (
        f"internal:'{sides.say('sheet.pairs')}'!A{links[need.id] + 1}" if need.id in links and matches else ""
    )
    _linked(book, sheet, row, 0, need.id, target)
    put(sheet, row, 1, need.title, book.strong)
    put(sheet, row, 2, need.organisation or "", book.text)
    if matches:
        best = max(match.level for match in matches)
        put(sheet, row, 3, sides.say.level(best), book.levels[best])


def _linked(book: Book, sheet: object, row: int, column: int, text: str, target: str) -> None:
    if target:
        sheet.write_url(row, column, target, book.link, fitting(text))  # type: ignore[attr-defined]
    else:
        put(sheet, row, column, text, book.text)


def _candidate(book: Book, sheet: object, row: int, match: Match, sides: Sides) -> None:
    offer = sides.offers.get(match.offer_id)
    put(sheet, row, 4, match.rank, book.plain)
    put(sheet, row, 5, sides.say.level(match.level), book.levels[match.level])
    put(sheet, row, 6, f"{offer.title if offer else ''}\n{match.offer_id}".strip(), book.text)
    put(sheet, row, 7, _offerer(offer), book.text)
    put(sheet, row, 8, "\n".join(sides.say.reasons(match)), book.text)
    put(sheet, row, 9, "\n".join(sides.say.questions(match)), book.text)


def _offerer(offer: Offer | None) -> str:
    return " ".join(text for text in (offer.organisation, offer.person) if text) if offer else ""


def _pair_sheet(
    book: Book, name: str, matches: Sequence[Match], sides: Sides, links: Mapping[str, int]
) -> None:
    say = sides.say
    sheet = book.table(name, _heads(say, _PAIRS), freeze=2)
    shown = matches[: EXCEL_ROWS - 2]
    for row, match in enumerate(shown, 1):
        need, offer = sides.needs.get(match.need_id), sides.offers.get(match.offer_id)
        target = (
            f"internal:'{say('sheet.needs')}'!A{links[match.need_id] + 1}" if match.need_id in links else ""
        )
        _linked(book, sheet, row, 0, match.need_id, target)
        put(sheet, row, 1, need.title if need else "", book.text)
        put(sheet, row, 2, match.rank, book.plain)
        put(sheet, row, 3, say.level(match.level), book.levels[match.level])
        put(sheet, row, 4, match.score, book.score)
        put(sheet, row, 5, say.outcome(match.verdict.outcome), book.plain)
        put(sheet, row, 6, match.offer_id, book.text)
        put(sheet, row, 7, offer.title if offer else "", book.text)
        put(sheet, row, 8, _offerer(offer), book.text)
        put(sheet, row, 9, "\n".join(say.reasons(match)), book.text)
        put(sheet, row, 10, "\n".join(say.questions(match)), book.text)
    if len(shown) < len(matches):
        put(sheet, len(shown) + 1, 0, say("rest_in_csv", count=len(matches) - len(shown)), book.text)
    sheet.autofilter(0, 0, max(1, len(shown)), len(_PAIRS) - 1)
