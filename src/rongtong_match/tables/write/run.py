"""All files of one run."""

from __future__ import annotations

from pathlib import Path

from rongtong_match.messages import Language
from rongtong_match.results import Run
from rongtong_match.tables.loaded import Loaded
from rongtong_match.tables.write.book import Book
from rongtong_match.tables.write.candidates import Sides, candidate_sheets
from rongtong_match.tables.write.checked import write_checked
from rongtong_match.tables.write.pairs import write_csv, write_jsonl
from rongtong_match.tables.write.remainders import (
    duplicate_sheet,
    question_sheets,
    team_sheet,
    unserved_sheet,
)
from rongtong_match.tables.write.wording import Wording
from rongtong_match.types import Need, Offer


def write_run(
    run: Run, needs: Loaded[Need], offers: Loaded[Offer], out: Path, *, language: Language = "zh"
) -> tuple[Path, ...]:
    """Writes the pairs (jsonl, csv, xlsx) and both checked inputs into ``out``; equal runs give equal bytes.

    ``out`` is made when it is not there. Raises ``OSError`` when it cannot be written to.
    """
    out.mkdir(parents=True, exist_ok=True)
    say = Wording(language)
    sides = Sides({need.id: need for need in run.needs}, {offer.id: offer for offer in run.offers}, say)
    lines, table, book = out / "matches.jsonl", out / "matches.csv", out / "matches.xlsx"
    write_jsonl(lines, run.matches, say)
    write_csv(table, run.matches, sides.needs, sides.offers, say)
    _write_book(book, run, sides)
    checked = (
        write_checked(needs, out / "needs_checked", say),
        write_checked(offers, out / "offers_checked", say),
    )
    return (lines, table, book, *checked)


def _write_book(path: Path, run: Run, sides: Sides) -> None:
    with Book(path, len(run.needs) + len(run.matches)) as book:
        candidate_sheets(book, run, sides)
        question_sheets(book, run, sides)
        unserved_sheet(book, run, sides)
        duplicate_sheet(book, run, sides)
        team_sheet(book, run, sides)
