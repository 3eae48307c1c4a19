"""Facts that decide a talk, stated while a listing is public: taken over at once and written down.

A figure, a day or a code cannot hold what the gate looks for (contact data, secrets, advertising); texts go
through a change (``actions.revisions``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.actions.listings import held, note_sources
from rongtong.apps.catalogue.facts import ListingPublished
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.apps.catalogue.rules.values import put
from rongtong.kit.audit import action, record
from rongtong.kit.facts import publish
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import Actor

DECIDING = frozenset({
    "money_low", "money_high", "least_fee", "deadline", "available_from", "turnaround_days", "maturity",
    "region", "reach", "licences",
})  # fmt: skip
"""What may be stated so; names of ``rules.values.COLUMNS``."""


@action
def state(*, listing: Listing, values: Mapping[str, Any], actor: Actor, at: datetime) -> Listing:
    """Take facts over into a public listing. Hindered when it is not public; ValueError for another field."""
    if not set(values) <= DECIDING:
        raise ValueError(f"not deciding facts: {sorted(set(values) - DECIDING)}")
    kept = held(listing, None)
    need(actor, WRITE, kept)
    if kept.state != "published":
        raise Hindered(_("It is not public now: write it into the draft."))
    changes = put(kept, values)
    if not changes:
        return kept
    if kept.money_low is not None and kept.money_high is not None and kept.money_low > kept.money_high:
        raise ValidationError(_("The lower amount is above the higher one."))
    kept.version += 1
    kept.changed_at = at
    kept.save()
    note_sources(kept, list(changes), {}, actor, at)
    record("catalogue.listing.edited", about=kept, actor=actor, at=at, data={"fields": sorted(changes)})
    publish(ListingPublished(kept.pk, kept.side), at=at)
    return kept
