"""Proposing pairs of records that may be one human, and carrying out what is decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.apps.parties.actions.cards import rebuild
from rongtong.apps.parties.models import Person, Twin
from rongtong.apps.parties.queries.identity import signs
from rongtong.kit.audit import action, record
from rongtong.kit.workflow import perform
from rongtong.lib.actor import Actor


@action
def look_for_twins(*, person: Person, actor: Actor, at: datetime) -> list[Twin]:
    """Propose every record that may be the same human; a pair decided on before is left as it is."""
    made = []
    for other, why in signs(person).items():
        first, second = sorted((person.pk, other))
        twin, new = Twin.objects.get_or_create(
            first_id=first, second_id=second, defaults={"signs": why, "found_at": at}
        )
        if new:
            record("parties.twin.proposed", about=twin, actor=actor, at=at, data={"signs": why})
            made.append(twin)
    return made


@action
def decide_twin(
    *,
    twin: Twin,
    name: str,
    version: int | None,
    actor: Actor,
    at: datetime,
    reason: str = "",
    note: str = "",
) -> Twin:
    """Merge, keep apart or undo (``name`` of the transition); the directory follows."""
    done: Twin = perform(twin, name, actor=actor, at=at, reason=reason, note=note, version=version)
    people: Any = Person.objects.filter(pk__in=(done.first_id, done.second_id))
    for person in people:
        rebuild(person, at)
    return done
