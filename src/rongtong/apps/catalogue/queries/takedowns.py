"""What was taken down, for the centre."""

from __future__ import annotations

from django.db.models import QuerySet

from rongtong.apps.catalogue.models import TakeDown
from rongtong.apps.catalogue.rules.duplicates import TAKEN_DOWN
from rongtong.apps.catalogue.workflow.listings import TAKE_DOWN_REASONS
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor


def taken_down(actor: Actor) -> QuerySet[TakeDown]:
    """Give what was taken down within the actor's reach."""
    rows = visible(actor, TAKEN_DOWN, TakeDown.objects.all())
    return rows.select_related("listing__organisation", "listing__person", "by")


def reason_of(row: TakeDown) -> str:
    """Give the reason in words."""
    return str(dict(TAKE_DOWN_REASONS).get(row.reason, row.reason))
