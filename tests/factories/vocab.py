"""The controlled lists, loaded the way an operator loads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from rongtong.apps.vocab import actions
from rongtong.apps.vocab.models import ListVersion, Mapping, Revision, Term, VocabularyList
from rongtong.kit.audit.models import Entry, Head
from rongtong.lib.actor import SYSTEM

LOADED = datetime(2026, 1, 5, 1, tzinfo=UTC)
_WRITES = (VocabularyList, ListVersion, Term, Mapping, Entry)
"""Where loading writes rows, what others point at first."""
_CHANGES = (Revision, Head)
"""Where it changes the one row there is."""
_kept: dict[str, tuple[list[str], Sequence[Any]]] = {}
_changed: list[tuple[type[Model], dict[str, Any]]] = []


def load(*, anew: bool = False) -> None:
    """Load every list that comes with the programme; the second time in a process as the first one left it.

    ``anew``: the operator's way whatever was loaded before; so too where trail or lists hold something.
    """
    untouched = not any(model._base_manager.exists() for model in _WRITES)
    if _kept and untouched and not anew:
        _put_back()
        return
    actions.load_shipped(actor=SYSTEM, at=LOADED)
    if untouched and not _kept:
        _keep()


def _keep() -> None:
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in _WRITES:
            cursor.execute(f"SELECT * FROM {quoted(model._meta.db_table)}")  # noqa: S608 - our own tables
            names = [column[0] for column in cursor.description or ()]
            _kept[model._meta.db_table] = names, cursor.fetchall()
    _changed.extend((model, row) for model in _CHANGES for row in model._base_manager.values())


def _put_back() -> None:
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table, (names, rows) in _kept.items():
            columns, holes = ", ".join(map(quoted, names)), ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {quoted(table)} ({columns}) VALUES ({holes})", rows)  # noqa: S608
        for statement in connection.ops.sequence_reset_sql(no_style(), list(_WRITES)):
            cursor.execute(statement)
    for model, row in _changed:
        model._base_manager.update_or_create(pk=row["id"], defaults=row)
