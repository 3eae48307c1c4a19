"""Databases for tests, quickly: tables made once for all workers, and emptied by what is in them."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from tests.guards import guards_off

OF_DJANGO = {"django_content_type", "auth_permission"}
"""Made by migrations for every model; nothing of ours reads or writes them."""


def make() -> None:
    """Make this process's test database: by the migrations in the first worker, as a copy in the others."""
    kept = Path(settings.HOME) / "tables"
    with alone(kept.with_suffix(".lock")):
        if kept.exists():
            _copy(kept.read_text("utf-8"), _name())
            settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = _name()
        else:
            made, tables = _name(), _name("tables")  # asked before: afterwards the settings name the copy
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            _copy(made, tables)
            kept.write_text(tables, "utf-8")


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Let one worker after the other do what is inside."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def empty() -> None:
    """Delete every row, past the guards of the audit trail; tables that are empty cost nothing."""
    quoted = connection.ops.quote_name
    every = set(connection.introspection.django_table_names(include_views=False)) - OF_DJANGO
    asked = " UNION ALL ".join(
        f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {quoted(name)})"  # noqa: S608 - names of our own tables
        for name in sorted(every)
    )
    with guards_off(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(asked)
        for (name,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {quoted(name)}")  # noqa: S608


def _name(suffix: str = "") -> str:
    """Give the name of this process's test database, or of one beside it."""
    if connection.vendor == "sqlite":
        own = Path(str(connection.settings_dict["TEST"]["NAME"]))
        return str(own.with_name(f"{suffix}.sqlite3") if suffix else own)
    own = connection.creation._get_test_db_name()
    return f"{own}_{suffix}" if suffix else own


def _copy(source: str, target: str) -> None:
    """Copy a database that nobody has open."""
    connection.close()
    if connection.vendor == "sqlite":
        shutil.copy(source, target)
        return
    quoted = connection.ops.quote_name
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quoted(target)}")
        cursor.execute(f"CREATE DATABASE {quoted(target)} TEMPLATE {quoted(source)}")
