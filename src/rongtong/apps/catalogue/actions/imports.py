"""Bringing a spreadsheet in: the file, what a person decides about it, and the rows put before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Import, ImportRow
from rongtong.apps.catalogue.queries.imports import open_job, remembered
from rongtong.apps.catalogue.queries.judging import Judged
from rongtong.apps.catalogue.rules.imports import IMPORT
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.apps.parties.models import Organisation, Person
from rongtong.kit import files
from rongtong.kit.audit import action, record
from rongtong.kit.jobs import enqueue
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict, Hindered, perform
from rongtong.lib.actor import Actor

PURPOSE = "catalogue.import"
TYPED_LONGEST = 2_000
"""Characters of one mended value."""
GOES_ON = {
    "reading": "catalogue.read_import", "running": "catalogue.run_import", "undoing": "catalogue.undo_import",
}  # fmt: skip
"""The job that brings an import out of a state."""


@action
def begin_import(
    *, side: str, kind: str, upload: Any, organisation: Organisation | None = None,
    person: Person | None = None, actor: Actor, at: datetime,
) -> Import:  # fmt: skip
    """Keep the file and have it read. FileRefused says what is wrong with it as a file.

    What the owner said of the words of an earlier file counts here too.
    """
    if (side, kind) not in forms():
        raise ValueError(f"no kind {kind} among {side}s")
    made = Import(
        side=side, kind=kind, organisation=organisation, person=person, author_id=actor.id, created_at=at,
        name=str(upload.name)[:200],
    )  # fmt: skip
    need(actor, IMPORT, made)
    made.save()
    owner = organisation.pk if organisation else None
    kept = files.keep(upload, purpose=PURPOSE, actor=actor, at=at, about=made, organisation=owner)
    earlier = remembered(made)
    made.keep(file=kept, answers={"fields": earlier} if earlier else {})
    record("catalogue.import.begun", about=made, actor=actor, at=at, data={"file": made.name})
    _ask(made, actor, at)
    return made


def _ask(batch: Import, actor: Actor, at: datetime) -> None:
    enqueue(GOES_ON[batch.state], actor=actor, at=at, about=batch, batch=batch.pk)


def _read_again(batch: Import, actor: Actor, at: datetime, **values: Any) -> Import:
    done = perform(batch, "reread", actor=actor, at=at)
    done.keep(**values)
    _ask(done, actor, at)
    return done


@action
def choose_columns(
    *, batch: Import, columns: Mapping[str, str], kind: str, version: int | None, actor: Actor, at: datetime
) -> Import:
    """Decide what the columns are, and have the file read again with it. What was mended stays."""
    kept = _held(batch, version)
    need(actor, IMPORT, kept)
    if (kept.side, kind) not in forms():
        raise ValueError(f"no kind {kind} among {kept.side}s")
    return _read_again(kept, actor, at, columns=dict(columns), kind=kind)


@action
def choose_layout(
    *, batch: Import, header_row: int | None, sheets: Sequence[str], version: int | None, actor: Actor,
    at: datetime,
) -> Import:  # fmt: skip
    """Decide which line holds the headings (0: none does, None: find it) and which sheets count (empty: all).

    The columns are understood anew then.
    """
    kept = _held(batch, version)
    need(actor, IMPORT, kept)
    layout: dict[str, Any] = {} if header_row is None else {"header_row": header_row}
    names = [sheet["name"] for sheet in kept.sheets]
    if sheets and set(sheets) != set(names):
        layout["sheets"] = [name for name in names if name in sheets]
    return _read_again(kept, actor, at, layout=layout, columns={})


@action
def answer(
    *, batch: Import, fields: Mapping[str, str], hints: bool, defaults: Mapping[str, Any],
    version: int | None, actor: Actor, at: datetime,
) -> Import:  # fmt: skip
    """Say once for the whole file which field words of its column mean ("": row by row), and what blanks are.

    ``hints``: take the likeliest field where a text only hints at one. ``defaults``: values of listings.
    """
    kept = _held(batch, version)
    need(actor, IMPORT, kept)
    said = {"fields": dict(fields), "hints": hints, "defaults": dict(defaults)}
    return _read_again(kept, actor, at, answers=said)


@action
def mend(*, batch: Import, typed: Mapping[int, Mapping[str, str]], actor: Actor, at: datetime) -> Import:
    """Take over what a person typed for rows, {position: {"attribute:header": text}}, and read again."""
    kept = _held(batch, None)
    need(actor, IMPORT, kept)
    for row in kept.rows.filter(position__in=typed):
        words = {name: text.strip()[:TYPED_LONGEST] for name, text in typed[row.position].items()}
        row.typed = row.typed | {name: text for name, text in words.items() if text}
        row.save(update_fields=["typed"])
    return _read_again(kept, actor, at)


@action
def go_on(*, batch: Import, actor: Actor, at: datetime) -> Import:
    """Have work taken up again that was cancelled or failed; Hindered while it goes on by itself."""
    kept = _held(batch, None)
    need(actor, IMPORT, kept)
    if kept.state not in GOES_ON or open_job(kept) is not None:
        raise Hindered(_("It goes on by itself: nothing is to be done."))
    _ask(kept, actor, at)
    return kept


@action
def show_rows(
    *, batch: Import, found: Judged, sheets: Sequence[dict[str, Any]], asked: Sequence[dict[str, Any]],
    hinted: int, actor: Actor, at: datetime,
) -> Import:  # fmt: skip
    """Put what was read before the person, each row with what it would do; all rows at once or none.

    Everything was worked out before: where one writes at a time, others wait only for the writing.
    """
    kept = _held(batch, None)
    kept.rows.all().delete()
    ImportRow.objects.bulk_create(found.rows, batch_size=1_000)
    counted = {**found.tally, "hinted": hinted, "lacking": dict(found.lacking)}
    kept.keep(sheets=list(sheets), problem={}, asked=list(asked), tally=counted)
    return perform(kept, "show", actor=actor, at=at)


@action
def say_unreadable(
    *, batch: Import, problem: Mapping[str, Any], sheets: Sequence[dict[str, Any]] = (), actor: Actor,
    at: datetime,
) -> Import:  # fmt: skip
    """Say why the file cannot be read (a sentence of the core as data), its first lines beside it."""
    kept = _held(batch, None)
    kept.rows.all().delete()
    kept.keep(problem=dict(problem), sheets=list(sheets), tally={}, asked=[])
    return perform(kept, "give_up", actor=actor, at=at)


def _held(batch: Import, version: int | None) -> Import:
    kept = Import.objects.select_for_update().get(pk=batch.pk)
    if version is not None and kept.version != version:
        raise Conflict(_("Somebody else has gone on with this import. Look at it as it is now."))
    return kept
