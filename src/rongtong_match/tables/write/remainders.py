"""The sheets that say what to do next: whom to ask, who goes without, what is double, who could team up."""

from __future__ import annotations

from collections.abc import Sequence

from rongtong_match.results import Question, Run
from rongtong_match.tables.limits import EXCEL_ROWS
from rongtong_match.tables.loaded import Cell
from rongtong_match.tables.write.book import Book
from rongtong_match.tables.write.candidates import Sides
from rongtong_match.types import Need, Offer

_Heads = Sequence[tuple[str, float]]


def question_sheets(book: Book, run: Run, sides: Sides) -> None:
    """A sheet per constraint that is unknown somewhere; who settles most pairs stands first."""
    by_constraint: dict[str, list[Question]] = {}
    for question in run.questions:
        by_constraint.setdefault(question.constraint, []).append(question)
    heads = (
        ("asks", 10),
        ("record_id", 14),
        ("record", 40),
        ("organisation", 24),
        ("question", 60),
        ("settles", 10),
    )
    for constraint, questions in sorted(by_constraint.items(), key=lambda item: (-len(item[1]), item[0])):
        questions.sort(key=lambda q: (-len(q.pairs), q.asks, q.record_id))
        name = sides.say("sheet.ask", constraint=sides.say.constraint(constraint))
        rows = [_question(question, sides) for question in questions]
        _fill(book, name, (*heads, ("pairs", 40), ("answer", 30)), rows, sides)


def _question(question: Question, sides: Sides) -> list[Cell]:
    record = _record(question.asks, question.record_id, sides)
    pairs = "\n".join(f"{need} – {offer}" for need, offer in question.pairs[:20])
    return [
        sides.say.side(question.asks),
        question.record_id,
        record.title if record else "",
        (record.organisation or "") if record else "",
        sides.say.reason(question.reason),
        len(question.pairs),
        pairs + ("\n…" if len(question.pairs) > 20 else ""),
        "",
    ]


def unserved_sheet(book: Book, run: Run, sides: Sides) -> None:
    """Needs nobody can serve, why, and the nearest there is. Present even when empty: it is an answer."""
    heads = (
        ("need_id", 14),
        ("need", 40),
        ("organisation", 24),
        ("why_not", 50),
        ("nearest", 40),
        ("level", 12),
    )
    rows: list[list[Cell]] = []
    for entry in run.unserved:
        need, nearest = sides.needs.get(entry.need_id), entry.nearest
        offer = sides.offers.get(nearest.offer_id) if nearest else None
        row: list[Cell] = [
            entry.need_id,
            need.title if need else "",
            (need.organisation or "") if need else "",
        ]
        row += [sides.say.reason(entry.reason), f"{offer.title}\n{offer.id}" if offer else ""]
        row += [sides.say.level(nearest.level) if nearest else ""]
        rows.append(row)
    _fill(book, sides.say("sheet.unserved"), heads, rows or [["", sides.say("all_served")]], sides)


def duplicate_sheet(book: Book, run: Run, sides: Sides) -> None:
    """Near-identical records, one row a record, groups numbered."""
    heads = (
        ("group", 8),
        ("side", 10),
        ("similarity", 10),
        ("record_id", 14),
        ("record", 50),
        ("organisation", 28),
    )
    rows: list[list[Cell]] = []
    for number, group in enumerate(run.duplicates, 1):
        for record_id in group.ids:
            record = _record(group.side, record_id, sides)
            row: list[Cell] = [number, sides.say.side(group.side), round(group.similarity, 3), record_id]
            rows.append([*row, record.title if record else "", (record.organisation or "") if record else ""])
    if rows:
        _fill(book, sides.say("sheet.duplicates"), heads, rows, sides)


def team_sheet(book: Book, run: Run, sides: Sides) -> None:
    """The smallest set of offers that together cover a need, and what is still missing."""
    heads = (("need_id", 14), ("need", 40), ("offer_id", 14), ("offer", 40), ("offerer", 24), ("covers", 40))
    rows: list[list[Cell]] = []
    for team in run.teams:
        need = sides.needs.get(team.need_id)
        head: list[Cell] = [team.need_id, need.title if need else ""]
        for offer_id, parts in team.members:
            offer = sides.offers.get(offer_id)
            row: list[Cell] = [
                offer_id,
                offer.title if offer else "",
                (offer.organisation or "") if offer else "",
            ]
            rows.append([*head, *row, "\n".join(parts), "\n".join(team.missing)])
    if rows:
        _fill(book, sides.say("sheet.teams"), (*heads, ("missing", 40)), rows, sides)


def _record(side: str, record_id: str, sides: Sides) -> Need | Offer | None:
    return sides.needs.get(record_id) if side == "need" else sides.offers.get(record_id)


def _fill(book: Book, name: str, heads: _Heads, rows: Sequence[Sequence[Cell]], sides: Sides) -> None:
    sheet = book.table(name, [(sides.say(f"head.{code}"), width) for code, width in heads], freeze=2)
    shown = rows[: EXCEL_ROWS - 1]
    for number, row in enumerate(shown, 1):
        book.row(sheet, number, row)
    sheet.autofilter(0, 0, max(1, len(shown)), len(heads) - 1)
