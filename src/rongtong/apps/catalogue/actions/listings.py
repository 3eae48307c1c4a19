"""Writing a need or an offer, handing it in, deciding about it, ending it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import FieldSource, Listing, Submission
from rongtong.apps.catalogue.queries.checks import run_checks
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.apps.catalogue.rules.listings import WRITE
from rongtong.apps.catalogue.rules.values import plain, put
from rongtong.apps.catalogue.workflow.guards import needs_second
from rongtong.apps.parties.models import Organisation, Person
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict, Hindered, perform
from rongtong.lib.actor import Actor

IN_HAND = ("draft", "returned")
"""States in which the owner writes into the record itself; a published one is changed by a Revision."""
WORDS_NEEDED = ("return", "refuse", "doubt", "take_down")


@action
def begin(
    *, side: str, kind: str, organisation: Organisation | None = None, person: Person | None = None,
    values: Mapping[str, Any] | None = None, batch: str = "", actor: Actor, at: datetime,
) -> Listing:  # fmt: skip
    """Open a draft for an organisation or a person. ValueError for a kind that its side does not have.

    ``values``: names of ``rules.values.COLUMNS`` and of ``rules.kinds.extras()``, money in fen.
    """
    if (side, kind) not in forms():
        raise ValueError(f"no kind {kind} among {side}s")
    owner = organisation or person
    made = Listing(
        side=side, kind=kind, organisation=organisation, person=person, author_id=actor.id, batch=batch,
        home=getattr(owner, "region", ""), region=getattr(owner, "region", ""), created_at=at, changed_at=at,
    )  # fmt: skip
    need(actor, WRITE, made)
    put(made, values or {})
    made.save()
    record("catalogue.listing.begun", about=made, actor=actor, at=at, data={"kind": f"{side}.{kind}"})
    return made


@action
def save(
    *, listing: Listing, values: Mapping[str, Any], version: int | None, actor: Actor, at: datetime,
    sources: Mapping[str, Mapping[str, str]] | None = None,
) -> Listing:  # fmt: skip
    """Write values into a draft. Conflict when it moved on since ``version``; Hindered when not in hand.

    ``sources``: for each field its {"kind", "reference", "passage"}; a field written without one was typed.
    """
    kept = held(listing, version)
    need(actor, WRITE, kept)
    if kept.state not in IN_HAND:
        raise Hindered(_("It is handed in or public. Take it back, or propose a change."))
    changes = put(kept, values)
    if not changes:
        return kept
    kept.version += 1
    kept.changed_at = at
    kept.save()
    note_sources(kept, list(changes), sources or {}, actor, at)
    record("catalogue.listing.edited", about=kept, actor=actor, at=at, data={"fields": sorted(changes)})
    return kept


def held(listing: Listing, version: int | None) -> Listing:
    """Give the row held for this transaction. Conflict when it moved on since ``version``."""
    kept = Listing.objects.select_for_update().get(pk=listing.pk)
    if version is not None and kept.version != version:
        raise Conflict(_("Somebody changed this while you were writing. What you typed is kept below."))
    return kept


def note_sources(
    kept: Listing, names: list[str], sources: Mapping[str, Mapping[str, str]], actor: Actor, at: datetime
) -> None:
    """Keep where the new values of fields came from; what a person typed over has no other source."""
    kept.sources.filter(name__in=names).delete()
    FieldSource.objects.bulk_create(
        FieldSource(listing=kept, name=name, at=at, by_id=actor.id, **sources[name])
        for name in names
        if name in sources
    )


@action
def submit(
    *, listing: Listing, actor: Actor, at: datetime, version: int | None = None, quiet: bool = False
) -> Listing:
    """Hand it in: the record and its checks are kept as they are now. ``quiet``: one of many."""
    data = {"quiet": True} if quiet else None
    done = perform(listing, "submit", actor=actor, at=at, version=version, data=data)
    Submission.objects.create(
        listing=done, home=done.home, number=done.submissions.count() + 1, at=at, by_id=actor.id,
        record=plain(done), checks=run_checks(done, timezone.localdate(at)),
    )  # fmt: skip
    return done


@action
def decide(
    *, listing: Listing, step: str, actor: Actor, at: datetime, reason: str = "", note: str = "",
    version: int | None = None,
) -> Listing:  # fmt: skip
    """Do one step of ``catalogue.listing``. ``publish`` becomes ``hand_on`` where a second look is due.

    Answers that send it back need words: ValidationError on ``note``.
    """
    if step in WORDS_NEEDED and not note.strip():
        raise ValidationError({"note": _("Write what is to be done: the owner reads only this.")})
    if step == "submit":
        return submit(listing=listing, actor=actor, at=at, version=version)
    if step == "publish" and needs_second(listing):
        step = "hand_on"
    return perform(listing, step, actor=actor, at=at, reason=reason, note=note, version=version)
