"""Rows into tables, many at a time: COPY on PostgreSQL, INSERT in one go on SQLite.

What a column holds is worked out by the model's own fields (sealing, digests, JSON, times), so that a row is
the row an action would have saved.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models import Field, Max, Model

from rongtong.kit.fields import DigestText, digest

AT_ONCE = 20_000
PLAIN = (
    models.CharField,
    models.TextField,
    models.BooleanField,
    models.IntegerField,
    models.ForeignKey,
)


def next_key(model: type[Model]) -> int:
    """Give the first free primary key."""
    return (model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1


class Sheet:
    """Rows of one table. ``names`` (attributes) differ from row to row, ``same`` holds for all of them."""

    def __init__(self, model: type[Model], *names: str, **same: Any) -> None:
        self.model, self.names = model, names
        fields = {field.attname: field for field in model._meta.concrete_fields}
        blank = model(**same)
        own = [fields[name] for name in names]
        self._ready = [_readier(field) for field in own]
        self._digests = [
            (names.index(field.of), field.purpose)
            for field in fields.values()
            if isinstance(field, DigestText) and field.of in names
        ]
        digested = [f for f in fields.values() if isinstance(f, DigestText) and f.of in names]
        skipped = {*names, *(field.attname for field in digested)}
        if "id" not in names:
            skipped.add("id")
        rest = [field for name, field in fields.items() if name not in skipped]
        self._rest = tuple(_readied(field, getattr(blank, field.attname)) for field in rest)
        self._tail = "".join("\t" + written(value) for value in self._rest) + "\n"
        self._columns = [field.column for field in (*own, *digested, *rest)]
        self._rows: list[Any] = []
        self.count = 0

    def add(self, *values: Any) -> None:
        """Take one row, values in the order of ``names``."""
        hidden = [digest(values[place] or "", purpose) or None for place, purpose in self._digests]
        ready = [make(value) if make else value for make, value in zip(self._ready, values, strict=True)]
        if connection.vendor == "postgresql":
            self._rows.append("\t".join([written(value) for value in (*ready, *hidden)]) + self._tail)
        else:
            self._rows.append((*ready, *hidden, *self._rest))
        self.count += 1
        if len(self._rows) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what was taken."""
        rows, self._rows = self._rows, []
        if not rows:
            return
        table, quote = self.model._meta.db_table, connection.ops.quote_name
        into = f"{quote(table)} ({', '.join(map(quote, self._columns))})"
        with connection.cursor() as cursor:
            if connection.vendor != "postgresql":
                marks = ", ".join(["%s"] * len(self._columns))
                cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)  # noqa: S608 - names of ours
                return
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                copy.write("".join(rows))


_ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_WRITTEN: dict[type, Callable[[Any], str]] = {
    int: str,
    bool: lambda value: "t" if value else "f",
    type(None): lambda value: r"\N",
    timedelta: lambda value: f"{value.total_seconds()} seconds",
    datetime: datetime.isoformat,
    date: date.isoformat,
}


def written(value: Any) -> str:
    """Write a value as the text form of COPY: four times as fast here as a row of values."""
    if type(value) in _WRITTEN:
        return _WRITTEN[type(value)](value)
    text = str(value)
    return text.translate(_ESCAPED) if "\\" in text or "\n" in text or "\t" in text or "\r" in text else text


def _readier(field: Field[Any, Any]) -> Callable[[Any], Any] | None:
    """Give what turns a value into what the database takes; None where it is that already."""
    if isinstance(field, models.JSONField):
        # PostgreSQL reads characters as they are faster than their escapes.
        return partial(json.dumps, ensure_ascii=False) if connection.vendor == "postgresql" else json.dumps
    if type(field) in PLAIN or isinstance(field, models.ForeignKey | models.IntegerField):
        return None
    if connection.vendor == "postgresql" and isinstance(field, models.DateField | models.DurationField):
        return None
    return partial(field.get_db_prep_save, connection=connection)


def _readied(field: Field[Any, Any], value: Any) -> Any:
    ready = _readier(field)
    return ready(value) if ready else value


def finish(*sheets: Sheet) -> None:
    """Write what is left of all, and let the tables count on from where the keys end."""
    for sheet in sheets:
        sheet.flush()
    count_on(*(sheet.model for sheet in sheets))


def count_on(*models: type[Model]) -> None:
    """Let tables count on from where the keys end: not while another process still writes into them."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def without_look_ups() -> None:
    """Let this session write rows without asking whether what they point to is there (PostgreSQL)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")


_INDEXES = (
    "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
    " JOIN pg_class ON pg_class.oid = indrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace"
    " WHERE nspname = 'public' AND NOT indisprimary"
    " AND indexrelid NOT IN (SELECT conindid FROM pg_constraint WHERE conindid <> 0)"
)


@contextmanager
def in_bulk(*models: type[Model]) -> Iterator[None]:
    """Load without foreign-key look-ups and indexes, made again at the end (PostgreSQL's own advice, §14.4).

    ``models``: only the indexes of these tables; all without them.
    Needs the rights of a superuser; on SQLite nothing is changed.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        tables = [model._meta.db_table for model in models]
        cursor.execute(_INDEXES + (" AND relname = ANY(%s)" if models else ""), [tables] if models else None)
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
    without_look_ups()
    yield
    with connection.cursor() as cursor:  # another one: the loader's helpers cost this process its connection
        cursor.execute("SET maintenance_work_mem = '1GB'")
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("VACUUM ANALYZE " + ", ".join(tables))
