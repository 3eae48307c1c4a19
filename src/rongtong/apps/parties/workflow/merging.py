"""What a merge of two people moves, and how it goes back: each moved row is written down (provenance)."""

from __future__ import annotations

from typing import Any

from rongtong.apps.parties.models import (
    Affiliation,
    ExpertProfile,
    Identifier,
    Interest,
    Party,
    Person,
    Proof,
    Topic,
    Twin,
)
from rongtong.kit.workflow import Change

_FILLED = ("english_name", "region", "about", "resident_id", "phone", "email")
"""Single values the kept record takes over where its own is empty."""

_TABLES: dict[str, Any] = {
    "affiliations": Affiliation,
    "interests": Interest,
    "topics": Topic,
    "identifiers": Identifier,
    "expert": ExpertProfile,
    "parties": Party,
}


def kept_of(twin: Twin) -> tuple[Person, Person]:
    """Give (kept, merged): the record with an account stays, else the older one."""
    first, second = twin.first, twin.second
    return (second, first) if second.user_id and not first.user_id else (first, second)


def join(twin: Twin, change: Change) -> None:
    """Move what the merged record has to the kept one and write down what was moved."""
    kept, merged = kept_of(twin)
    moved: dict[str, Any] = {
        "affiliations": _move(Affiliation, "person", merged, kept, ()),
        "interests": _move(Interest, "person", merged, kept, ()),
        "topics": _move(Topic, "person", merged, kept, ("code", "label")),
        "identifiers": _move(Identifier, "person", merged, kept, ("scheme", "value")),
        "parties": _move(Party, "person", merged, kept, ()),
        "proofs": _proofs(kept, merged),
        "expert": _expert(kept, merged),
        "filled": _fill(kept, merged),
        "merged": merged.pk,
    }
    merged.merged_into, merged.listed_at = kept, None
    merged.save(update_fields=["merged_into", "listed_at"])
    merged.card_entries.all().delete()
    twin.kept, twin.moved = kept, moved
    twin.save(update_fields=["kept", "moved"])


def part(twin: Twin, change: Change) -> None:
    """Give every moved row back; values filled in are emptied unless changed since."""
    kept, moved = twin.kept, twin.moved
    merged = Person.objects.get(pk=moved["merged"])
    for name, model in _TABLES.items():
        model.objects.filter(pk__in=moved.get(name, ()), person=kept).update(person=merged)
    if kept is not None:
        Proof.objects.filter(pk__in=moved["proofs"], identity__person=kept).update(identity=merged.identity)
        for name in moved["filled"]:
            if getattr(kept, name) == getattr(merged, name):
                setattr(kept, name, "")
        kept.save()
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    twin.kept, twin.moved = None, {}
    twin.save(update_fields=["kept", "moved"])


def _move(model: Any, field: str, merged: Person, kept: Person, same: tuple[str, ...]) -> list[int]:
    """Move rows, except those the kept record has already (``same`` names what makes two rows one)."""
    there = set(model.objects.filter(**{field: kept}).values_list(*same)) if same else set()
    rows = model.objects.filter(**{field: merged})
    keys = [row.pk for row in rows if not same or tuple(getattr(row, name) for name in same) not in there]
    model.objects.filter(pk__in=keys).update(**{field: kept})
    return keys


def _proofs(kept: Person, merged: Person) -> list[int]:
    keys = list(Proof.objects.filter(identity=merged.identity).values_list("pk", flat=True))
    Proof.objects.filter(pk__in=keys).update(identity=kept.identity)
    return keys


def _expert(kept: Person, merged: Person) -> list[int]:
    """Terms go over only where the kept record has none: nobody has two."""
    return (
        []
        if ExpertProfile.objects.filter(person=kept).exists()
        else _move(ExpertProfile, "person", merged, kept, ())
    )


def _fill(kept: Person, merged: Person) -> list[str]:
    filled = [name for name in _FILLED if not getattr(kept, name) and getattr(merged, name)]
    for name in filled:
        setattr(kept, name, getattr(merged, name))
    kept.save()
    return filled
