"""What happens to a closed centre's children, region and staff."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Centre, Coverage, Posting
from rongtong.apps.parties.models.staff import serving
from rongtong.kit.permissions.actions import revoke
from rongtong.kit.permissions.models import Assignment
from rongtong.kit.workflow import Change
from rongtong.lib.actor import Actor


def hand_over(centre: Centre, change: Change) -> None:
    """Hang the children under the successor, give it the region, end all postings with their power."""
    heir = centre.successor
    if heir is None:
        return
    centre.children.exclude(pk=heir.pk).update(parent=heir)
    if heir.pk not in _above(centre):  # who lies above covers the region already
        _give_region(centre, heir, change)
    for posting in centre.postings.filter(serving(change.at)):
        end_posting(posting, actor=change.actor, at=change.at, reason=change.reason)


def end_posting(posting: Posting, *, actor: Actor, at: datetime, reason: str) -> None:
    """End a posting and, with it and at once, its role."""
    posting.ended_at = at
    posting.save(update_fields=["ended_at"])
    for held in Assignment.objects.filter(pk=posting.assignment):
        revoke(assignment=held, actor=actor, at=at, reason=reason)


def _above(centre: Centre) -> set[int]:
    """Give the keys of the centres above: the tree has three levels."""
    parent = centre.parent
    return {key for key in (centre.parent_id, parent.parent_id if parent else None) if key}


def _give_region(centre: Centre, heir: Centre, change: Change) -> None:
    today = timezone.localdate(change.at)
    extras = centre.coverage.filter(kind=Coverage.Kind.EXTRA, until=None).values_list("region", flat=True)
    for region in {centre.region, *extras}:
        Coverage.objects.update_or_create(
            centre=heir, region=region, until=None,
            defaults={"kind": Coverage.Kind.EXTRA, "since": today,
                      "reason": _("Taken over from %(centre)s") % {"centre": centre}},
        )  # fmt: skip
