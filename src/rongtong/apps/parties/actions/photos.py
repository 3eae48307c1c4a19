"""The photo of a person: put in place of the one before, or taken away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.apps.parties.actions.persons import locked
from rongtong.apps.parties.models import Person
from rongtong.apps.parties.rules.persons import PUBLISH
from rongtong.apps.parties.rules.photos import PHOTO, SIDE
from rongtong.kit import files
from rongtong.kit.audit import action, record
from rongtong.kit.files.pictures import square
from rongtong.kit.permissions import need
from rongtong.lib.actor import Actor


def set_photo(*, person: Person, upload: Any, actor: Actor, at: datetime) -> Person:
    """Keep a small square version of ``upload`` as the person's photo; the picture itself is not kept.

    Only the owner may. FileRefused when the content is no picture or has too many pixels. It is decoded
    before the transaction begins: that takes long and needs no lock.
    """
    need(actor, PUBLISH, person)
    return _put(person=person, small=square(upload, side=SIDE), actor=actor, at=at)


@action
def _put(*, person: Person, small: Any, actor: Actor, at: datetime) -> Person:
    kept = locked(person, None)
    need(actor, PUBLISH, kept)
    before = kept.photo
    kept.photo = files.keep(small, purpose=PHOTO.name, actor=actor, at=at, about=kept)
    if kept.photo == before:
        return kept
    kept.save(update_fields=["photo"])
    if before is not None:
        files.remove(file=before, actor=actor, at=at, reason="replaced")
    record("parties.person.photo_set", about=kept, actor=actor, at=at)
    return kept


@action
def remove_photo(*, person: Person, actor: Actor, at: datetime) -> Person:
    """Take the photo away; without one nothing happens."""
    kept = locked(person, None)
    need(actor, PUBLISH, kept)
    before, kept.photo = kept.photo, None
    if before is None:
        return kept
    kept.save(update_fields=["photo"])
    files.remove(file=before, actor=actor, at=at)
    record("parties.person.photo_removed", about=kept, actor=actor, at=at)
    return kept
