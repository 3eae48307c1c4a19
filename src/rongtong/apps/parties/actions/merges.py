"""Making two records one, and parting them again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from rongtong.apps.parties.actions.journal import Journal, undo
from rongtong.apps.parties.actions.merge_moves import fill, move_details, move_people, move_rest
from rongtong.apps.parties.facts import OrganisationsMerged, OrganisationsParted
from rongtong.apps.parties.models import DuplicateProposal, Merge, Organisation
from rongtong.apps.parties.queries.duplicates import evidence
from rongtong.apps.parties.rules.merges import UNDO
from rongtong.kit.audit import action, record
from rongtong.kit.facts import publish
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import Actor


@action
def propose(*, pairs: dict[tuple[int, int], Sequence[str]] | None = None, actor: Actor, at: datetime) -> int:
    """Note pairs that look like one organisation (when none are given: all found); give how many are new.

    A pair that somebody put aside stays aside, whatever else speaks for it.
    """
    found = evidence() if pairs is None else pairs
    known = set(DuplicateProposal.objects.values_list("first_id", "second_id"))
    new = [
        DuplicateProposal(first_id=first, second_id=second, evidence=list(codes), found_at=at)
        for (first, second), codes in sorted(found.items())
        if (first, second) not in known
    ]
    DuplicateProposal.objects.bulk_create(new, ignore_conflicts=True)
    record("parties.duplicate.searched", actor=actor, at=at, data={"new": len(new)})
    return len(new)


@action
def merge(
    *, proposal: DuplicateProposal, keep: int, with_members: bool, reason: str, actor: Actor, at: datetime,
    version: int | None = None,
) -> Merge:  # fmt: skip
    """Let the record ``keep`` (a key of the pair) take the other one in; the other's address leads here.

    ``with_members``: people come along with their roles. Without, they lose the roles of the absorbed record
    and may ask to join: who registered a double of a known organisation must not gain power in it this way.
    Hindered when the other one is verified: then keep that one.
    """
    kept, absorbed = _pair(proposal, keep)
    if absorbed.verified:
        raise Hindered(_("“%(name)s” is verified: keep that record.") % {"name": absorbed.name})
    perform(proposal, "merge", actor=actor, at=at, version=version)
    journal = Journal(actor, at)
    fill(journal, kept, absorbed)
    move_details(journal, kept, absorbed)
    move_people(journal, kept, absorbed, with_members=with_members)
    move_rest(journal, kept, absorbed)
    journal.set(absorbed, "merged_into_id", kept.pk)
    _find_by_all_names(journal, kept)
    for touched in (kept, absorbed):
        Organisation.objects.filter(pk=touched.pk).update(version=touched.version + 1)
    made = Merge.objects.create(
        kept=kept,
        absorbed=absorbed,
        proposal=proposal,
        journal=journal.rows,
        by_id=actor.id,
        at=at,
        reason=reason,
    )
    for touched, other in ((kept, absorbed), (absorbed, kept)):
        record("parties.organisation.merged", about=touched, actor=actor, at=at, reason=reason,
               data={"kept": kept.pk, "absorbed": absorbed.pk, "other": other.name})  # fmt: skip
    publish(OrganisationsMerged(made.pk, kept.pk, absorbed.pk), at=at)
    return made


@action
def unmerge(*, merge: Merge, actor: Actor, at: datetime) -> int:
    """Part what a merge made one, exactly; give how many values stay because somebody wrote them since.

    Hindered while a later merge builds on it: undo that one first.
    """
    kept_merge = Merge.objects.select_for_update().get(pk=merge.pk)
    need(actor, UNDO, kept_merge)
    _last_of_its_kind(kept_merge)
    kept, absorbed = _lock(kept_merge.kept_id, kept_merge.absorbed_id)
    left = undo(kept_merge.journal, actor, at)
    for touched in (kept, absorbed):
        Organisation.objects.filter(pk=touched.pk).update(version=touched.version + 1)
    kept_merge.undone_at = at
    kept_merge.save(update_fields=["undone_at"])
    if kept_merge.proposal is not None:
        perform(kept_merge.proposal, "reopen", actor=actor, at=at)
    for touched, other in ((kept, absorbed), (absorbed, kept)):
        data = {"kept": kept.pk, "absorbed": absorbed.pk, "other": other.name, "left": left}
        record("parties.organisation.parted", about=touched, actor=actor, at=at, data=data)
    publish(OrganisationsParted(kept_merge.pk, kept.pk, absorbed.pk), at=at)
    return left


def _pair(proposal: DuplicateProposal, keep: int) -> tuple[Organisation, Organisation]:
    pair = (proposal.first_id, proposal.second_id)
    if keep not in pair:
        raise Hindered(_("Choose one of the two records."))
    return _lock(keep, pair[1] if keep == pair[0] else pair[0])


def _lock(kept: int, absorbed: int) -> tuple[Organisation, Organisation]:
    """Hold both rows, the smaller key first, so that two merges of one pair cannot wait for each other."""
    rows = {
        row.pk: row
        for row in Organisation.objects.select_for_update().filter(pk__in=(kept, absorbed)).order_by("pk")
    }
    return rows[kept], rows[absorbed]


def _last_of_its_kind(merge: Merge) -> None:
    later = Merge.objects.filter(pk__gt=merge.pk, undone_at__isnull=True)
    building = later.filter(kept__in=(merge.kept_id, merge.absorbed_id)) | later.filter(
        absorbed=merge.kept_id
    )
    if merge.undone_at is not None:
        raise Hindered(_("This merge has been undone already."))
    first = building.order_by("-pk").first()
    if first is not None:
        raise Hindered(_("Undo the later merge with “%(name)s” first.") % {"name": first.absorbed})


def _find_by_all_names(journal: Journal, kept: Organisation) -> None:
    was = kept.keys, kept.grams
    kept.refresh_keys(tuple(kept.other_names.values_list("name", flat=True)))
    now = kept.keys, kept.grams
    kept.keys, kept.grams = was
    journal.set(kept, "keys", now[0])
    journal.set(kept, "grams", now[1])
