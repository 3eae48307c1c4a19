"""What each row of a spreadsheet would do to what its owner has, and what new ones lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rongtong.apps.catalogue.models import Import, ImportRow, Listing, Revision
from rongtong.apps.catalogue.models.imports import Verdict
from rongtong.apps.catalogue.models.revisions import OPEN_REVISION
from rongtong.apps.catalogue.rules.kinds import completeness
from rongtong.apps.catalogue.rules.lines import Line, digest, wanted
from rongtong.apps.catalogue.rules.values import plain, put

ENDED = ("closed", "refused", "discarded", "taken_down")
IN_HAND = ("draft", "returned")
CHUNK = 500
"""Rows compared with what is there at a time."""


@dataclass(frozen=True)
class Judged:
    """Rows with their verdicts, not yet kept; how many there are of each sort; how many lack what."""

    rows: list[ImportRow]
    tally: Counter[str]
    lacking: Counter[str]


def judged(batch: Import, found: Iterable[Line]) -> Judged:
    """Compare every line with what the owner has; four queries, and two for each ``CHUNK`` of rows."""
    typed = {(row.sheet, row.row): row.typed for row in batch.rows.exclude(typed={})}
    known, seen, made = known_of(batch), set[str](), Judged([], Counter(), Counter())
    for chunk in _chunks(found):
        rows = _rows(batch, chunk, known, seen, typed)
        _count(batch, rows, made)
        made.rows.extend(rows)
    return made


def _chunks(found: Iterable[Line]) -> Iterator[list[Line]]:
    lines = iter(found)
    while chunk := list(islice(lines, CHUNK)):
        yield chunk


def _rows(
    batch: Import, lines: Sequence[Line], known: Known, seen: set[str],
    typed: Mapping[tuple[str, int], dict[str, str]],
) -> list[ImportRow]:  # fmt: skip
    rows = []
    for line, (verdict, listing) in zip(lines, known.verdicts(lines), strict=True):
        again = line.key in seen and verdict is not Verdict.FAULTY
        seen.add(line.key)
        rows.append(
            ImportRow(
                batch=batch, position=line.position, sheet=line.sheet[:120], row=line.row, key=line.key,
                title=line.title, kind=line.kind, values=line.values, guessed=line.guessed,
                chosen=line.chosen, extras=line.extras, faults=line.faults, flawed=bool(line.faults),
                typed=typed.get((line.sheet, line.row), {}), verdict=Verdict.TWIN if again else verdict,
                listing_id=listing,
            )
        )  # fmt: skip
    return rows


def _count(batch: Import, rows: Sequence[ImportRow], made: Judged) -> None:
    """Count rows by what they would do, and what new ones lack."""
    made.tally.update(str(row.verdict) for row in rows)
    made.tally["mend"] += sum(row.flawed for row in rows)
    for row in rows:
        if row.verdict == Verdict.NEW:
            made.lacking.update(lacks(batch, row))


@dataclass(frozen=True)
class Known:
    """What the owner has already: listings by the key of an earlier import and by title."""

    by_key: dict[str, int]
    by_title: dict[str, int]

    def verdicts(self, lines: Sequence[Line]) -> list[tuple[Verdict, int | None]]:
        """Say what each line would do, and to which listing; two queries."""
        found = [self._listing(line) for line in lines]
        keys = {pk for pk in found if pk}
        there = Listing.objects.in_bulk(keys)
        open_changes = dict(
            Revision.objects.filter(listing__in=keys, state__in=OPEN_REVISION).values_list(
                "listing", "values"
            )
        )
        return [
            (_verdict(line, there.get(pk or 0), open_changes.get(pk, {})), pk)
            for line, pk in zip(lines, found, strict=True)
        ]

    def _listing(self, line: Line) -> int | None:
        return None if line.stopped else self.by_key.get(line.key) or self.by_title.get(digest(line.title))


def _verdict(line: Line, there: Listing | None, change: dict[str, Any]) -> Verdict:
    if line.stopped:
        return Verdict.FAULTY
    if there is None:
        return Verdict.NEW
    if not wanted(line.values, {*line.guessed, *line.chosen}, plain(there) | change):
        return Verdict.SAME
    if there.state == "published":
        return Verdict.REVISION
    return Verdict.CHANGED if there.state in IN_HAND else Verdict.HELD


def known_of(batch: Import) -> Known:
    """Read what the owner of an import has; two queries."""
    own = Listing.objects.filter(side=batch.side, organisation=batch.organisation, person=batch.person)
    alive = own.exclude(state__in=ENDED)
    # Numbers are given by whoever keeps the file: those of a file of another name are not these.
    earlier = ImportRow.objects.filter(listing__in=alive, done=True, batch__name=batch.name)
    by_key = dict(earlier.order_by("pk").values_list("key", "listing"))
    titles = alive.order_by("pk").values_list("pk", "title").iterator()
    return Known(by_key, {digest(title): pk for pk, title in titles})


def lacks(batch: Import, row: ImportRow) -> list[str]:
    """Name what the draft of a row would lack to be handed in, and the price and forms it is silent about."""
    draft = Listing(side=batch.side, kind=row.kind, region=getattr(batch.owner, "region", ""))
    put(draft, {name: value for name, value in row.values.items() if value or name != "region"})
    found = completeness(draft)
    return [*found.missing_must, *(name for name in found.missing_good if name in ("money", "licences"))]
