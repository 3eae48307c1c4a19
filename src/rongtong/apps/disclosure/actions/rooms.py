"""Filling a data room; opening a file for one reader, under a code of their own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import truncatechars
from django.utils.translation import gettext as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.disclosure.models import Grant, Reading, RoomFile
from rongtong.apps.disclosure.models.choices import GIVEN, Way
from rongtong.apps.disclosure.queries.levels import grant_of
from rongtong.apps.disclosure.rules.agreements import FILL
from rongtong.apps.disclosure.rules.codes import new_code
from rongtong.apps.disclosure.rules.showing import sentence
from rongtong.apps.parties.queries.persons import own
from rongtong.kit import files
from rongtong.kit.audit import action, record
from rongtong.kit.files import FileRefused, store
from rongtong.kit.permissions import Refused, need
from rongtong.lib.actor import Actor
from rongtong.lib.marked import SHOWN, CannotShow, pages

PURPOSE = "disclosure.room"
MOST_FILES = 100


@action
def add(
    *, listing: Listing, upload: Any, level: int, may_copy: bool = False, actor: Actor, at: datetime
) -> RoomFile:
    """Put a file into the room of a listing. FileRefused says why it cannot be taken.

    Of what can be shown the pages are counted now: what cannot be drawn for a reader is not taken.
    """
    made = RoomFile(
        listing=listing, level=_known(level), may_copy=may_copy, added_at=at, added_by_id=actor.id
    )
    need(actor, FILL, made)
    if RoomFile.objects.filter(listing=listing, removed_at=None).count() >= MOST_FILES:
        raise ValidationError({"upload": _("A room holds at most %(n)s files.") % {"n": MOST_FILES}})
    made.save()
    kept = files.keep(
        upload, purpose=PURPOSE, actor=actor, at=at, about=made, organisation=listing.organisation_id
    )
    made.keep(file=kept, name=kept.name, pages=_counted(kept))
    record("disclosure.file.added", about=made, actor=actor, at=at, data={"level": level})
    return made


def _counted(kept: Any) -> int:
    if kept.form not in SHOWN:
        return 0
    try:
        return pages(store.place(kept.token), kept.form)
    except CannotShow as fault:
        raise FileRefused(fault.code, sentence(fault.code)) from fault


@action
def change(*, room_file: RoomFile, level: int, may_copy: bool, actor: Actor, at: datetime) -> RoomFile:
    """Set from which level a file is shown and whether a copy may be taken; it counts at once."""
    held = RoomFile.objects.select_for_update().get(pk=room_file.pk, removed_at=None)
    need(actor, FILL, held)
    before = [held.level, held.may_copy]
    held.keep(level=_known(level), may_copy=may_copy)
    record(
        "disclosure.file.changed", about=held, actor=actor, at=at,
        changes={"level": [before[0], level], "may_copy": [before[1], may_copy]},
    )  # fmt: skip
    return held


@action
def remove(*, room_file: RoomFile, actor: Actor, at: datetime) -> RoomFile:
    """Take a file out of the room. The original goes; who read it stays listed."""
    held = RoomFile.objects.select_for_update().get(pk=room_file.pk, removed_at=None)
    need(actor, FILL, held)
    held.keep(removed_at=at)
    if held.file is not None:
        files.remove(file=held.file, actor=actor, at=at)
    record("disclosure.file.removed", about=held, actor=actor, at=at)
    return held


@action
def open_file(*, room_file: RoomFile, way: str, actor: Actor, at: datetime) -> Reading:
    """Open a file for the actor: a line in the owner's list, with the code that stands on every page.

    Refused, in the same words for what is not there and what is not open to them.
    """
    held = RoomFile.objects.select_for_update().get(pk=room_file.pk)
    grant = grant_of(actor, held.listing, at=at)
    if grant is None or held.removed_at is not None or grant.level < held.level:
        raise Refused(_("This file is not open to you."))
    if way == Way.COPY and not held.may_copy:
        raise Refused(_("The owner lets nobody take a copy of this file. You can look at it here."))
    if way == Way.VIEW and not held.pages:
        raise Refused(_("This kind of file cannot be shown here."))
    made = Reading.objects.create(
        room_file=held, grant=grant, user_id=actor.id, way=way, code=new_code(), at=at, **_named(grant, actor)
    )
    record("disclosure.file.opened", about=held, actor=actor, at=at, data={"way": way, "code": made.code})
    return made


def _named(grant: Grant, actor: Actor) -> dict[str, str]:
    """Give who reads as it stands on the pages: the organisation they read for, and their own name."""
    person, house = own(actor), grant.reader.organisation
    name = person.name if person is not None else actor.name
    return {"organisation": truncatechars(house.name, 200) if house else "", "name": truncatechars(name, 80)}


@action
def note_seen(*, reading: Reading, page: int, actor: Actor, at: datetime) -> None:
    """Note that a page was shown; a page shown again is noted once."""
    held = Reading.objects.select_for_update().get(pk=reading.pk)
    if page not in held.seen:
        held.seen = sorted({*held.seen, page})
        held.save(update_fields=["seen"])


def _known(level: int) -> int:
    if level not in dict(GIVEN):
        raise ValidationError({"level": _("Choose a level from the list.")})
    return level
