"""Changes of a published listing: proposed by its owner, decided at the gate.

The public reads the old values until ``apply`` (or ``confirm``) wrote the new ones. Every action holds the
listing before the change, so that two of them never wait for each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing, Revision
from rongtong.apps.catalogue.models.revisions import OPEN_REVISION
from rongtong.apps.catalogue.rules.revisions import REVISE
from rongtong.apps.catalogue.rules.values import plain, with_values
from rongtong.apps.catalogue.workflow.revisions import is_sensitive
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict, Hindered, perform
from rongtong.lib.actor import Actor

IN_HAND = ("draft", "returned")
"""States in which the owner writes into the change."""


@action
def propose(
    *, listing: Listing, values: Mapping[str, Any], actor: Actor, at: datetime, version: int | None = None,
) -> Revision:  # fmt: skip
    """Write new values of a published listing into its open change, which is begun when there is none.

    ``values`` by the names of ``rules.values``; what equals the public value leaves the change.
    ``version`` is that of the change (None: whatever it is, 0 for a new one): Conflict when it moved on.
    Hindered when the listing is not public, or the change is handed in. While nothing differs, none is begun:
    the change that is given then has no key.
    """
    held = Listing.objects.select_for_update().get(pk=listing.pk)
    found = held.revisions.select_for_update().filter(state__in=OPEN_REVISION).first()
    change = found or Revision(listing=held, author_id=actor.id, created_at=at, changed_at=at)
    need(actor, REVISE, change)
    if held.state != "published":
        raise Hindered(_("It is not public now: write into it directly, or open it again first."))
    if change.state not in IN_HAND:
        raise Hindered(_("The change is handed in. Take it back to write on."))
    if version is not None and version != change.version:
        raise Conflict(_("Somebody changed this while you were writing. What you typed is kept below."))
    return _written(change, values, actor, at)


def _written(change: Revision, values: Mapping[str, Any], actor: Actor, at: datetime) -> Revision:
    """Keep what differs from the public values; the trail names the fields, not what stands in them."""
    stored = plain(change.listing)
    wanted = plain(with_values(change.listing, {**change.values, **values}))
    kept = {name: value for name, value in wanted.items() if stored.get(name) != value}
    if kept == change.values:
        return change
    changed = {name for name in {*kept, *change.values} if kept.get(name) != change.values.get(name)}
    change.values, change.changed_at, change.version = kept, at, change.version + 1
    change.save()
    record("catalogue.revision.written", about=change, actor=actor, at=at, data={"fields": sorted(changed)})
    return change


@action
def decide(
    *, revision: Revision, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Revision:  # fmt: skip
    """Do one step of ``catalogue.revision``; ``apply`` becomes ``hand_on`` where a second look is due.

    submit, recall, withdraw are the owner's; apply, hand_on, confirm, return the reviewer's. ``return`` needs
    words: ValidationError on ``note``. Refused, Hindered and Conflict as ``perform``.
    """
    Listing.objects.select_for_update().get(pk=revision.listing_id)
    if step == "return" and not note.strip():
        raise ValidationError({"note": _("Write what is to be done: the owner reads only this.")})
    if step == "apply" and is_sensitive(revision):
        step = "hand_on"
    return perform(revision, step, actor=actor, at=at, reason=reason, note=note, version=version)
