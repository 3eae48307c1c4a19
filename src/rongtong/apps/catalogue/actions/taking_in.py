"""The rows of a spreadsheet taken over: drafts, changes of drafts, changes of what is public; and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import F
from django.db.models.functions import Greatest
from django.urls import reverse

from rongtong.apps.catalogue.actions import listings, revisions
from rongtong.apps.catalogue.models import FieldSource, Import, ImportRow, Listing, Revision
from rongtong.apps.catalogue.models.choices import SourceKind
from rongtong.apps.catalogue.models.imports import Verdict
from rongtong.apps.catalogue.models.revisions import OPEN_REVISION
from rongtong.apps.catalogue.queries.imports import is_complete
from rongtong.apps.catalogue.rules.imports import IMPORT
from rongtong.apps.catalogue.rules.lines import wanted
from rongtong.apps.catalogue.rules.values import plain, put
from rongtong.kit.audit import action, record
from rongtong.kit.jobs import enqueue
from rongtong.kit.notices import tell
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor

IN_HAND = listings.IN_HAND


@action
def run_import(*, batch: Import, version: int | None, actor: Actor, at: datetime) -> Import:
    """Bring in what is new or changed, in the background."""
    done = perform(batch, "run", actor=actor, at=at, version=version)
    done.keep(rows_done=0, ready=0)
    enqueue("catalogue.run_import", actor=actor, at=at, about=done, batch=done.pk)
    return done


@action
def take_in(*, batch: Import, rows: Sequence[ImportRow], actor: Actor, at: datetime) -> int:
    """Make drafts of rows, or write into what they change; gives how many. A row counts once."""
    waiting = [row for row in rows if not row.done]
    fresh = [row for row in waiting if row.verdict == Verdict.NEW]
    made = [_draft(batch, row, actor, at) for row in fresh]
    Listing.objects.bulk_create(made)
    for row, listing in zip(fresh, made, strict=True):
        row.listing, row.done = listing, True
        record(
            "catalogue.listing.begun", about=listing, actor=actor, at=at,
            data={"kind": f"{listing.side}.{listing.kind}", "import": batch.pk, "row": str(row)},
        )  # fmt: skip
    for row in waiting:
        if row.verdict == Verdict.CHANGED:
            _write_over(batch, row, actor, at)
        elif row.verdict == Verdict.REVISION:
            _propose(row, actor, at)
    ImportRow.objects.bulk_update(waiting, ["listing", "done", "before", "revision"])
    _note_sources(batch, fresh, actor, at)
    complete = sum(is_complete(listing) for listing in made)
    _count(batch, rows_done=F("rows_done") + len(waiting), ready=F("ready") + complete)
    return len(waiting)


def _count(batch: Import, **values: Any) -> None:
    Import.objects.filter(pk=batch.pk).update(**values)


def _draft(batch: Import, row: ImportRow, actor: Actor, at: datetime) -> Listing:
    home = getattr(batch.owner, "region", "")
    made = Listing(
        side=batch.side, kind=row.kind, organisation=batch.organisation, person=batch.person,
        author_id=actor.id, home=home, created_at=at, changed_at=at, batch=batch.mark,
    )  # fmt: skip
    put(made, row.values | {"region": row.values.get("region") or home})
    return made


def _write_over(batch: Import, row: ImportRow, actor: Actor, at: datetime) -> None:
    """Write into a draft; what was handed in or is public meanwhile stays as it is."""
    listing = Listing.objects.select_for_update().get(pk=row.listing_id)
    row.done = True
    if listing.state not in IN_HAND:
        return
    changes = put(listing, wanted(row.values, {*row.guessed, *row.chosen}, plain(listing)))
    row.before = {name: before for name, (before, _after) in changes.items()}
    _save_edited(listing, changes, batch, actor, at)


def _propose(row: ImportRow, actor: Actor, at: datetime) -> None:
    """Begin a change of what is public, or write into the one its owner has begun; what waits is left."""
    row.done = True
    listing = row.listing
    assert listing is not None  # noqa: S101 (the verdict)
    values = wanted(row.values, {*row.guessed, *row.chosen}, plain(listing))
    begun = listing.revisions.filter(state__in=OPEN_REVISION).exists()
    with suppress(Hindered):
        change = revisions.propose(listing=listing, values=values, actor=actor, at=at)
        row.revision = change if change.pk and not begun else None


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


def _note_sources(batch: Import, rows: Sequence[ImportRow], actor: Actor, at: datetime) -> None:
    """Keep what the text told because no column did, and what the person said once for the whole file."""
    FieldSource.objects.bulk_create(
        FieldSource(
            listing_id=row.listing_id, name=name, kind=kind, at=at, by_id=actor.id,
            reference=f"{batch.name} {row}"[:200],
        )
        for row in rows
        for kind, names in ((SourceKind.GUESS, row.guessed), (SourceKind.BATCH, row.chosen))
        for name in names
    )  # fmt: skip


@action
def hand_in_all(*, batch: Import, actor: Actor, at: datetime) -> None:
    """Have every complete draft and change of an import handed in; a person's yes to all of them at once."""
    need(actor, IMPORT, batch)
    record("catalogue.import.handed_in", about=batch, actor=actor, at=at)
    enqueue("catalogue.hand_in", actor=actor, at=at, about=batch, batch=batch.pk)


@action
def hand_in_some(
    *,
    batch: Import,
    drafts: Sequence[Listing] = (),
    changes: Sequence[Revision] = (),
    actor: Actor,
    at: datetime,
) -> int:
    """Hand these in, what is not complete left out; gives how many. Counts once what is handed in."""
    handed = 0
    for draft in drafts:
        if is_complete(draft):
            with suppress(Hindered):
                listings.submit(listing=draft, actor=actor, at=at, quiet=True)
                handed += 1
    _count(batch, ready=Greatest(F("ready") - handed, 0))
    for change in changes:
        with suppress(Hindered):
            revisions.decide(revision=change, step="submit", actor=actor, at=at)
            handed += 1
    _count(batch, handed=F("handed") + handed)
    return handed


@action
def tell_handed_in(*, batch: Import, actor: Actor, at: datetime) -> None:
    """Tell whoever handed an import in how much of it waits for a reviewer: one word for all."""
    kept = Import.objects.get(pk=batch.pk)
    account = get_user_model().objects.filter(pk=actor.id).first()
    if account is not None and kept.handed:
        link = reverse("catalogue:import", args=[kept.pk])
        tell(
            account, "catalogue.import_handed_in", at=at, about=kept, link=link, title=kept.name,
            count=str(kept.handed),
        )  # fmt: skip


@action
def undo_import(*, batch: Import, version: int | None, actor: Actor, at: datetime) -> Import:
    """Take a whole import back, in the background; what was handed in since stays (``left`` counts it)."""
    done = perform(batch, "undo", actor=actor, at=at, version=version)
    done.keep(left=0)
    enqueue("catalogue.undo_import", actor=actor, at=at, about=done, batch=done.pk)
    return done


@action
def take_back(*, batch: Import, rows: Sequence[ImportRow], actor: Actor, at: datetime) -> int:
    """Take rows back: drafts discarded, old values given back, changes withdrawn; gives how many stay."""
    left = 0
    for row in rows:
        if row.done and (row.listing_id or row.revision_id):
            left += not _take_back(batch, row, actor, at)
            row.done = False
    ImportRow.objects.bulk_update(rows, ["done"])
    _count(batch, left=F("left") + left)
    return left


def _take_back(batch: Import, row: ImportRow, actor: Actor, at: datetime) -> bool:
    """Discard a draft that came with the import, or give back what it wrote over; later words stay."""
    if row.verdict == Verdict.REVISION:
        return _withdraw(row, actor, at)
    listing = Listing.objects.select_for_update().get(pk=row.listing_id)
    if listing.state not in IN_HAND or listing.submissions.exists():
        return False
    if row.before is None:
        if row.verdict == Verdict.NEW:
            perform(listing, "discard", actor=actor, at=at)
        return True
    now = plain(listing)
    untouched = {name: value for name, value in row.before.items() if now.get(name) == row.values[name]}
    _save_edited(listing, put(listing, untouched), batch, actor, at)
    return True


def _withdraw(row: ImportRow, actor: Actor, at: datetime) -> bool:
    """Drop the change that the row began, unless it is public by now."""
    if row.revision is None:
        return False
    with suppress(Hindered):
        revisions.decide(revision=row.revision, step="withdraw", actor=actor, at=at)
        return True
    return False


@action
def say_undone(*, batch: Import, actor: Actor, at: datetime) -> Import:
    """Close an import whose rows were taken back."""
    kept = Import.objects.select_for_update().get(pk=batch.pk)
    record("catalogue.import.taken_back", about=kept, actor=actor, at=at, data={"left": kept.left})
    return perform(kept, "undone", actor=actor, at=at)
