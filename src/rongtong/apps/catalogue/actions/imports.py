"""Bringing a spreadsheet in: read, looked at, mended, taken over as drafts in one batch, undone as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.catalogue.actions.listings import IN_HAND
from rongtong.apps.catalogue.models import FieldSource, Import, ImportRow, Listing
from rongtong.apps.catalogue.models.choices import SourceKind
from rongtong.apps.catalogue.models.imports import Verdict
from rongtong.apps.catalogue.queries.imports import Known, known_of
from rongtong.apps.catalogue.rules.imports import IMPORT
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.apps.catalogue.rules.lines import Line, stated
from rongtong.apps.catalogue.rules.values import plain, put
from rongtong.apps.parties.models import Organisation, Person
from rongtong.kit import files
from rongtong.kit.audit import action, record
from rongtong.kit.jobs import enqueue
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict, perform
from rongtong.lib.actor import Actor

PURPOSE = "catalogue.import"
TYPED_LONGEST = 2_000
"""Characters of one mended value."""


@action
def begin_import(
    *, side: str, kind: str, upload: Any, organisation: Organisation | None = None,
    person: Person | None = None, actor: Actor, at: datetime,
) -> Import:  # fmt: skip
    """Keep the file and have it read. FileRefused says what is wrong with it as a file."""
    if (side, kind) not in forms():
        raise ValueError(f"no kind {kind} among {side}s")
    made = Import(
        side=side, kind=kind, organisation=organisation, person=person, author_id=actor.id, created_at=at,
        name=str(upload.name)[:200],
    )  # fmt: skip
    need(actor, IMPORT, made)
    made.save()
    owner = organisation.pk if organisation else None
    made.keep(file=files.keep(upload, purpose=PURPOSE, actor=actor, at=at, about=made, organisation=owner))
    record("catalogue.import.begun", about=made, actor=actor, at=at, data={"file": made.name})
    enqueue("catalogue.read_import", actor=actor, at=at, about=made, batch=made.pk)
    return made


@action
def choose_columns(
    *, batch: Import, columns: Mapping[str, str], kind: str, version: int | None, actor: Actor, at: datetime
) -> Import:
    """Decide what the columns are, and have the file read again with it. What was mended stays."""
    kept = _held(batch, version)
    need(actor, IMPORT, kept)
    if (kept.side, kind) not in forms():
        raise ValueError(f"no kind {kind} among {kept.side}s")
    done = perform(kept, "reread", actor=actor, at=at)
    done.keep(columns=dict(columns), kind=kind)
    enqueue("catalogue.read_import", actor=actor, at=at, about=done, batch=done.pk)
    return done


@action
def mend(*, batch: Import, typed: Mapping[int, Mapping[str, str]], actor: Actor, at: datetime) -> Import:
    """Take over what a person typed for rows, {position: {"attribute:header": text}}, and read again."""
    kept = _held(batch, None)
    need(actor, IMPORT, kept)
    for row in kept.rows.filter(position__in=typed):
        words = {name: text.strip()[:TYPED_LONGEST] for name, text in typed[row.position].items()}
        row.typed = row.typed | {name: text for name, text in words.items() if text}
        row.save(update_fields=["typed"])
    done = perform(kept, "reread", actor=actor, at=at)
    enqueue("catalogue.read_import", actor=actor, at=at, about=done, batch=done.pk)
    return done


@action
def show_rows(
    *, batch: Import, found: Iterable[Line], sheets: Sequence[dict[str, Any]], actor: Actor, at: datetime
) -> Import:
    """Put what was read before the person, each row with what it would do."""
    kept = _held(batch, None)
    typed = {(row.sheet, row.row): row.typed for row in kept.rows.exclude(typed={})}
    kept.rows.all().delete()
    known, seen, rows = known_of(kept), set[str](), []
    for line in found:
        rows.append(_row(kept, line, known, seen, typed.get((line.sheet, line.row), {})))
        if len(rows) >= 1_000:
            ImportRow.objects.bulk_create(rows)
            rows = []
    ImportRow.objects.bulk_create(rows)
    kept.keep(sheets=list(sheets), problem={})
    return perform(kept, "show", actor=actor, at=at)


def _row(batch: Import, line: Line, known: Known, seen: set[str], typed: dict[str, str]) -> ImportRow:
    verdict, listing = known.verdict(line)
    if line.key in seen and verdict is not Verdict.FAULTY:
        verdict = Verdict.TWIN
    seen.add(line.key)
    return ImportRow(
        batch=batch, position=line.position, sheet=line.sheet[:120], row=line.row, key=line.key,
        title=line.title, kind=line.kind, values=line.values, guessed=line.guessed, extras=line.extras,
        faults=line.faults, typed=typed, verdict=verdict, listing_id=listing,
    )  # fmt: skip


@action
def say_unreadable(*, batch: Import, problem: Mapping[str, Any], actor: Actor, at: datetime) -> Import:
    """Say why the file cannot be read (a sentence of the core as data)."""
    kept = _held(batch, None)
    kept.keep(problem=dict(problem))
    return perform(kept, "give_up", actor=actor, at=at)


@action
def run_import(*, batch: Import, version: int | None, actor: Actor, at: datetime) -> Import:
    """Bring in what is new or changed, in the background."""
    done = perform(batch, "run", actor=actor, at=at, version=version)
    done.keep(rows_done=0)
    enqueue(
        "catalogue.run_import", actor=actor, at=at, about=done, key=f"catalogue.run:{done.pk}", batch=done.pk
    )
    return done


@action
def take_in(*, batch: Import, rows: Sequence[ImportRow], actor: Actor, at: datetime) -> int:
    """Make drafts of rows, or write into the drafts they change; gives how many. A row counts once."""
    fresh = [row for row in rows if not row.done and row.verdict == Verdict.NEW]
    made = [_draft(batch, row, actor, at) for row in fresh]
    Listing.objects.bulk_create(made)
    for row, listing in zip(fresh, made, strict=True):
        row.listing, row.done = listing, True
        record(
            "catalogue.listing.begun", about=listing, actor=actor, at=at,
            data={"kind": f"{listing.side}.{listing.kind}", "import": batch.pk, "row": str(row)},
        )  # fmt: skip
    changed = [row for row in rows if not row.done and row.verdict == Verdict.CHANGED]
    for row in changed:
        _write_over(batch, row, actor, at)
    ImportRow.objects.bulk_update([*fresh, *changed], ["listing", "done", "before"])
    _note_guesses(fresh, actor, at)
    return len(fresh) + len(changed)


def _draft(batch: Import, row: ImportRow, actor: Actor, at: datetime) -> Listing:
    home = getattr(batch.owner, "region", "")
    made = Listing(
        side=batch.side, kind=row.kind, organisation=batch.organisation, person=batch.person,
        author_id=actor.id, home=home, created_at=at, changed_at=at, batch=f"import-{batch.pk}",
    )  # fmt: skip
    put(made, row.values | {"region": row.values.get("region") or home})
    return made


def _write_over(batch: Import, row: ImportRow, actor: Actor, at: datetime) -> None:
    """Write into a draft; what was handed in or is public meanwhile stays as it is."""
    listing = Listing.objects.select_for_update().get(pk=row.listing_id)
    row.done = True
    if listing.state not in IN_HAND:
        return
    changes = put(listing, stated(row.values))
    row.before = {name: before for name, (before, _after) in changes.items()}
    _save_edited(listing, changes, batch, actor, at)


def _save_edited(
    listing: Listing, changes: Mapping[str, Any], batch: Import, actor: Actor, at: datetime
) -> None:
    if not changes:
        return
    listing.version += 1
    listing.changed_at = at
    listing.save()
    record(
        "catalogue.listing.edited", about=listing, actor=actor, at=at,
        data={"fields": sorted(changes), "import": batch.pk},
    )  # fmt: skip


def _note_guesses(rows: Sequence[ImportRow], actor: Actor, at: datetime) -> None:
    """Keep which fields the text told because no column did: a person confirms them by handing in."""
    FieldSource.objects.bulk_create(
        FieldSource(
            listing_id=row.listing_id, name=name, kind=SourceKind.GUESS, at=at, by_id=actor.id,
            reference=f"{row.sheet} {row.row}"[:200],
        )
        for row in rows
        for name in row.guessed
    )  # fmt: skip


@action
def hand_in_all(*, batch: Import, actor: Actor, at: datetime) -> None:
    """Have every complete draft of an import handed in; a person's yes to all of them at once."""
    need(actor, IMPORT, batch)
    record("catalogue.import.handed_in", about=batch, actor=actor, at=at)
    enqueue("catalogue.hand_in", actor=actor, at=at, about=batch, batch=batch.pk)


@action
def undo_import(*, batch: Import, version: int | None, actor: Actor, at: datetime) -> tuple[Import, int]:
    """Take a whole import back; gives also how many stay because they were handed in since."""
    done = perform(batch, "undo", actor=actor, at=at, version=version)
    left = 0
    for row in done.rows.filter(done=True, listing__isnull=False).select_related("listing").iterator():
        left += not _take_back(done, row, actor, at)
    record("catalogue.import.taken_back", about=done, actor=actor, at=at, data={"left": left})
    return done, left


def _take_back(batch: Import, row: ImportRow, actor: Actor, at: datetime) -> bool:
    """Discard a draft that came with the import, or give back what it wrote over; later words stay."""
    listing = Listing.objects.select_for_update().get(pk=row.listing_id)
    if listing.state not in IN_HAND or listing.submissions.exists():
        return False
    if row.before is None:
        perform(listing, "discard", actor=actor, at=at)
        return True
    now = plain(listing)
    untouched = {name: value for name, value in row.before.items() if now.get(name) == row.values[name]}
    _save_edited(listing, put(listing, untouched), batch, actor, at)
    return True


def _held(batch: Import, version: int | None) -> Import:
    kept = Import.objects.select_for_update().get(pk=batch.pk)
    if version is not None and kept.version != version:
        raise Conflict(_("Somebody else has gone on with this import. Look at it as it is now."))
    return kept
