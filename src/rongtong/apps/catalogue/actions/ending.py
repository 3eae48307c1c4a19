"""What ends by itself: drafts that were thrown away stay thirty days, then they go."""

from __future__ import annotations

from datetime import datetime, timedelta

from rongtong.apps.catalogue.models import Listing
from rongtong.kit.audit import action, record
from rongtong.lib.actor import Actor

KEPT_DAYS = 30
"""Days in which a discarded draft can be brought back."""


@action
def forget(*, listing: Listing, actor: Actor, at: datetime) -> bool:
    """Delete a listing that was discarded long ago and never handed in; False when it is none now."""
    held = (
        Listing.objects.select_for_update()
        .filter(pk=listing.pk, state="discarded", submitted_at=None)
        .first()
    )
    if held is None:
        return False
    record(
        "catalogue.listing.forgotten",
        about=held,
        actor=actor,
        at=at,
        data={"kind": f"{held.side}.{held.kind}"},
    )
    held.delete()
    return True


def forgotten_before(at: datetime) -> datetime:
    """Give the moment before which discarded drafts are over."""
    return at - timedelta(days=KEPT_DAYS)
