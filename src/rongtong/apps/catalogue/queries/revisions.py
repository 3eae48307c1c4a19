"""Changes of published listings: what waits at the gate, the open one of a listing, what is different."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from rongtong.apps.catalogue.models import Listing, Revision
from rongtong.apps.catalogue.models.revisions import OPEN_REVISION
from rongtong.apps.catalogue.queries.words import said
from rongtong.apps.catalogue.rules.kinds import label_of
from rongtong.apps.catalogue.rules.revisions import PASS_REVISION, REVISE
from rongtong.apps.catalogue.rules.values import plain, with_values
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor

WAITING_REVISIONS = ("submitted", "second_look")
_MONEY = ("money_low", "money_high")


@dataclass(frozen=True)
class Difference:
    """One field of a change: its name, label, and its value before and after in the reader's words."""

    name: str
    label: Any
    before: str
    after: str


def revisions_at_desk(actor: Actor) -> QuerySet[Revision]:
    """Give the changes that an actor may pass, in any state."""
    found = visible(actor, PASS_REVISION, Revision.objects.all())
    return found.select_related("listing__organisation", "listing__person", "author", "reviewer")


def revision_queue(actor: Actor) -> QuerySet[Revision]:
    """Give the changes that wait for an answer, the oldest first."""
    return revisions_at_desk(actor).filter(state__in=WAITING_REVISIONS).order_by("submitted_at", "pk")


def own_revisions(actor: Actor) -> QuerySet[Revision]:
    """Give the changes an actor may write."""
    found = visible(actor, REVISE, Revision.objects.all())
    return found.select_related("listing__organisation", "listing__person")


def open_revision(listing: Listing) -> Revision | None:
    """Give the open change of a listing."""
    return listing.revisions.filter(state__in=OPEN_REVISION).first()


def latest_revision(listing: Listing) -> Revision | None:
    """Give the change of a listing that was begun last."""
    return listing.revisions.select_related("listing").first()


def changed(revision: Revision) -> Listing:
    """Give the listing as it would be with the change; nothing is written."""
    return with_values(revision.listing, revision.values)


def differences(revision: Revision) -> list[Difference]:
    """Give what the change alters, field by field: against the public values, or those it was passed on."""
    before = revision.before if revision.state == "applied" else plain(revision.listing)
    told: dict[str, Difference] = {}
    for name in revision.values:
        shown = "money" if name in _MONEY else name
        old = [before.get(one) for one in _MONEY] if shown == "money" else before.get(name)
        new = [revision.values.get(one, before.get(one)) for one in _MONEY] if shown == "money" else None
        after = new if new is not None else revision.values[name]
        told[shown] = Difference(shown, label_of(shown), said(shown, old), said(shown, after))
    return list(told.values())


def behind_revision_clock(about: Any) -> Revision:
    """Give the change a clock runs for."""
    return Revision.objects.select_related("listing").get(pk=about)
