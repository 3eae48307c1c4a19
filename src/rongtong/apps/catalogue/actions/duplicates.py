"""Looking for listings that are there already: traces written, pairs proposed, nothing merged by itself."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.catalogue.models import DuplicatePair, Listing, Trace
from rongtong.apps.catalogue.queries.duplicates import LOOKED_AT, digests, likely
from rongtong.kit.audit import action, record
from rongtong.lib.actor import Actor


@action
def look_for_duplicates(*, listing: Listing, actor: Actor, at: datetime) -> int:
    """Write the traces of a listing anew and propose what looks like it; give how many pairs are new.

    A pair that somebody judged stays judged.
    """
    Trace.objects.filter(listing=listing.pk).delete()
    if listing.state not in LOOKED_AT:
        return 0
    Trace.objects.bulk_create(Trace(listing=listing, digest=one, made_at=at) for one in digests(listing))
    new = 0
    for alike in likely(listing):
        first, second = sorted((listing.pk, alike.other.pk))
        _pair, made = DuplicatePair.objects.get_or_create(
            first_id=first, second_id=second, defaults={"evidence": alike.evidence, "found_at": at}
        )
        new += made
    if new:
        record("catalogue.duplicate.found", about=listing, actor=actor, at=at, data={"pairs": new})
    return new
