"""Writing that remembers how to be undone: every change of a merge as a row of plain data."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Model
from django.utils.dateparse import parse_datetime

from rongtong.kit.permissions.actions import assign, revoke
from rongtong.kit.permissions.models import Assignment
from rongtong.kit.permissions.queries import holding
from rongtong.lib.actor import Actor

REASON = "merge"


class Journal:
    """Does changes and notes them in ``rows``; the same order backwards undoes them."""

    def __init__(self, actor: Actor, at: datetime) -> None:
        self.rows: list[dict[str, Any]] = []
        self.actor, self.at = actor, at

    def set(self, obj: Model, column: str, value: Any) -> None:
        """Write one column of one row (``column`` as the attribute holds it, ``organisation_id``)."""
        old = getattr(obj, column)
        if old == value:
            return
        setattr(obj, column, value)
        type(obj)._base_manager.filter(pk=obj.pk).update(**{column: value})
        row = {"what": "set", "model": obj._meta.label, "pk": obj.pk, "column": column}
        self.rows.append(row | {"old": plain(old), "new": plain(value)})

    def made(self, obj: Model) -> None:
        """Note a row that was added."""
        self.rows.append({"what": "made", "model": obj._meta.label, "pk": obj.pk})

    def give(self, user: Any, role: str, organisation: int, ends: datetime | None) -> None:
        """Let the account hold a role; one held already stays and is not taken on undoing."""
        held = Assignment.objects.filter(user=user, role=role, organisation=organisation)
        before = set(held.values_list("pk", flat=True))
        given = assign(
            user=user,
            role=role,
            organisation=organisation,
            ends=ends,
            actor=self.actor,
            at=self.at,
            reason=REASON,
        )
        if given.pk not in before:
            # Not the key of the assignment: a later merge may end this one, and undoing it makes another.
            row = {"what": "given", "user": given.user_id, "role": role, "organisation": organisation}
            self.rows.append(row)

    def take(self, held: Assignment) -> None:
        """End a role that is held."""
        revoke(assignment=held, actor=self.actor, at=self.at, reason=REASON)
        row = {"what": "taken", "user": held.user_id, "role": held.role, "organisation": held.organisation}
        self.rows.append(row | {"ends": plain(held.ends)})


def undo(rows: list[dict[str, Any]], actor: Actor, at: datetime) -> int:
    """Undo the changes, last first; give how many columns were left because somebody wrote them since."""
    return sum(_UNDO[row["what"]](row, actor, at) for row in reversed(rows))


def plain(value: Any) -> Any:
    """Give a value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def _set_back(row: dict[str, Any], actor: Actor, at: datetime) -> int:
    model = apps.get_model(row["model"])
    field = next(field for field in model._meta.concrete_fields if field.attname == row["column"])
    there = model._base_manager.filter(pk=row["pk"]).values_list(row["column"], flat=True).first()
    if plain(there) != row["new"]:
        return 1
    old = row["old"] if field.get_internal_type() == "JSONField" else field.to_python(row["old"])
    model._base_manager.filter(pk=row["pk"]).update(**{row["column"]: old})
    return 0


def _unmake(row: dict[str, Any], actor: Actor, at: datetime) -> int:
    apps.get_model(row["model"])._base_manager.filter(pk=row["pk"]).delete()
    return 0


def _take_back(row: dict[str, Any], actor: Actor, at: datetime) -> int:
    same = holding(at).filter(user=row["user"], role=row["role"], organisation=row["organisation"])
    for held in same:
        revoke(assignment=held, actor=actor, at=at, reason=REASON)
    return 0


def _give_back(row: dict[str, Any], actor: Actor, at: datetime) -> int:
    ends = parse_datetime(row["ends"]) if row["ends"] else None
    user = get_user_model().objects.get(pk=row["user"])
    if ends is None or ends > at:
        assign(
            user=user, role=row["role"], organisation=row["organisation"], ends=ends,
            actor=actor, at=at, reason=REASON,
        )  # fmt: skip
    return 0


_UNDO = {"set": _set_back, "made": _unmake, "given": _take_back, "taken": _give_back}
