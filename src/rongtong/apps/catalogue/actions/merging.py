"""Making two listings of one owner one, and parting them; listings that move with their organisation."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from rongtong.apps.catalogue.facts import ListingPublished, ListingsMerged, ListingsParted
from rongtong.apps.catalogue.models import DuplicatePair, Listing, ListingMerge, OwnerMove
from rongtong.apps.catalogue.rules.duplicates import JUDGE_PAIR, UNDO_MERGE
from rongtong.apps.catalogue.workflow.duplicates import same_owner
from rongtong.apps.catalogue.workflow.merging import ABSORBABLE
from rongtong.kit.audit import action, record
from rongtong.kit.facts import publish
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor


@action
def merge(
    *, pair: DuplicatePair, keep: int, reason: str, actor: Actor, at: datetime, version: int | None = None
) -> ListingMerge:
    """Let the listing ``keep`` (a key of the pair) stand for both; the other's address leads to it.

    Nothing of what stands in them is mixed: each keeps its texts, so that undoing gives back what was.
    Hindered for two owners, when the other one is public and this one is not, or out of its state.
    """
    need(actor, JUDGE_PAIR, pair)
    kept, absorbed = _pair(pair, keep)
    _may(kept, absorbed)
    before = absorbed.state
    absorbed.keep(merged_into_id=kept.pk)
    perform(absorbed, "absorb", actor=actor, at=at, note=reason, data={"into": kept.pk})
    perform(pair, "merge", actor=actor, at=at, version=version, note=reason)
    made = ListingMerge.objects.create(
        kept=kept, absorbed=absorbed, pair=pair, before=before, by_id=actor.id, at=at, reason=reason
    )
    record("catalogue.listing.took_in", about=kept, actor=actor, at=at, note=reason,
           data={"absorbed": absorbed.pk, "code": absorbed.code})  # fmt: skip
    publish(ListingsMerged(made.pk, kept.pk, absorbed.pk), at=at)
    return made


@action
def unmerge(*, merge: ListingMerge, actor: Actor, at: datetime) -> Listing:
    """Part what a merge made one: the absorbed listing stands again in the state it was in.

    Hindered when it was undone already, or when what it went into has itself gone into another since.
    """
    held = ListingMerge.objects.select_for_update().get(pk=merge.pk)
    need(actor, UNDO_MERGE, held)
    if held.undone_at is not None:
        raise Hindered(_("This merge has been undone already."))
    kept, absorbed = _lock(held.kept_id, held.absorbed_id)
    if kept.merged_into_id is not None:
        raise Hindered(_("Undo the later merge with “%(name)s” first.") % {"name": kept.merged_into})
    absorbed.keep(merged_into_id=None)
    done = perform(absorbed, f"part_{held.before}", actor=actor, at=at)
    held.undone_at = at
    held.save(update_fields=["undone_at"])
    if held.pair is not None and held.pair.state == "merged":
        perform(held.pair, "reopen", actor=actor, at=at)
    record("catalogue.listing.gave_back", about=kept, actor=actor, at=at,
           data={"absorbed": absorbed.pk, "code": absorbed.code})  # fmt: skip
    publish(ListingsParted(held.pk, kept.pk, absorbed.pk), at=at)
    return done


@action
def move_with_owner(*, merge: int, kept: int, absorbed: int, actor: Actor, at: datetime) -> int:
    """Give the listings of an organisation that went into another to that one; give how many moved."""
    rows = list(Listing.objects.select_for_update().filter(organisation=absorbed).order_by("pk"))
    OwnerMove.objects.bulk_create(
        (OwnerMove(merge=merge, listing=row, before=absorbed, at=at) for row in rows), ignore_conflicts=True
    )
    for row in rows:
        _belongs(row, kept, actor, at)
    return len(rows)


@action
def move_back(*, merge: int, kept: int, actor: Actor, at: datetime) -> int:
    """Give back what moved with a merge of organisations, unless it changed hands since."""
    moves = list(OwnerMove.objects.filter(merge=merge, listing__organisation=kept).order_by("listing"))
    for move in moves:
        _belongs(Listing.objects.select_for_update().get(pk=move.listing_id), move.before, actor, at)
    OwnerMove.objects.filter(merge=merge).delete()
    return len(moves)


def _belongs(row: Listing, organisation: int, actor: Actor, at: datetime) -> None:
    """Write whose it is; what is public is told anew, since its owner's name stands on it."""
    before = row.organisation_id
    row.organisation_id = organisation
    row.version += 1
    row.save(update_fields=["organisation", "version"])
    record("catalogue.listing.moved", about=row, actor=actor, at=at,
           changes={"organisation": [before, organisation]})  # fmt: skip
    if row.state == "published":
        publish(ListingPublished(row.pk, row.side), at=at)


def _pair(pair: DuplicatePair, keep: int) -> tuple[Listing, Listing]:
    keys = (pair.first_id, pair.second_id)
    if keep not in keys:
        raise Hindered(_("Choose one of the two."))
    return _lock(keep, keys[1] if keep == keys[0] else keys[0])


def _lock(kept: int, absorbed: int) -> tuple[Listing, Listing]:
    """Hold both rows, the smaller key first, so that two merges of one pair cannot wait for each other."""
    rows = {
        row.pk: row
        for row in Listing.objects.select_for_update().filter(pk__in=(kept, absorbed)).order_by("pk")
    }
    return rows[kept], rows[absorbed]


def _may(kept: Listing, absorbed: Listing) -> None:
    if not same_owner(kept, absorbed):
        raise Hindered(_("They belong to different owners: only those of one owner are merged."))
    if any(one.state not in ABSORBABLE for one in (kept, absorbed)):
        raise Hindered(_("One of the two has ended or is with a second reviewer: nothing to merge now."))
    if absorbed.state == "published" and kept.state != "published":
        raise Hindered(_("“%(name)s” is public: keep that one.") % {"name": absorbed})
