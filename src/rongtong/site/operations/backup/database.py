"""A copy of the database while the site goes on writing, and the way back, on both kinds."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from psycopg.conninfo import make_conninfo

from rongtong.site.operations.backup.faults import BackupFault

ASIDE = "before_restore"


def copy(to: Path) -> None:
    """Write a consistent copy of the database to ``to``: one snapshot, writers are not held up."""
    if connection.vendor == "sqlite":
        source = sqlite3.connect(f"file:{connection.settings_dict['NAME']}?mode=ro", uri=True)
        target = sqlite3.connect(to)
        source.backup(target)
        target.close()
        source.close()
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={to}")


def put_back(copied: Path) -> None:
    """Let the copy take the place of the whole database. When it fails, the database is as it was."""
    connection.close()
    if connection.vendor == "sqlite":
        _put_back_file(copied, Path(connection.settings_dict["NAME"]))
    else:
        _put_back_schema(copied)


def _put_back_file(copied: Path, place: Path) -> None:
    checked = sqlite3.connect(copied)
    answer = checked.execute("PRAGMA integrity_check").fetchone()
    checked.close()
    if answer != ("ok",):
        raise BackupFault("The copy of the database in this backup is damaged.")
    draft = place.with_name(f".{place.name}.restored")
    shutil.copyfile(copied, draft)
    for ending in ("-wal", "-shm"):
        place.with_name(place.name + ending).unlink(missing_ok=True)
    os.replace(draft, place)


def _put_back_schema(copied: Path) -> None:
    with psycopg.connect(_conninfo(), autocommit=True) as server:
        server.execute(f"DROP SCHEMA IF EXISTS {ASIDE} CASCADE")
        server.execute(f"ALTER SCHEMA public RENAME TO {ASIDE}")
        server.execute("CREATE SCHEMA public")
        _move_extensions(server, ASIDE, "public")
        try:
            _run("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
                 f"--dbname={_conninfo()}", str(copied))  # fmt: skip
        except BackupFault:
            _move_extensions(server, "public", ASIDE)
            server.execute("DROP SCHEMA public CASCADE")
            server.execute(f"ALTER SCHEMA {ASIDE} RENAME TO public")
            raise
        server.execute(f"DROP SCHEMA {ASIDE} CASCADE")


def _move_extensions(server: psycopg.Connection[Any], source: str, target: str) -> None:
    query = (
        "SELECT extname FROM pg_extension e JOIN pg_namespace n ON n.oid = extnamespace WHERE nspname = %s"
    )
    for (name,) in server.execute(query, (source,)).fetchall():
        server.execute(f'ALTER EXTENSION "{name}" SET SCHEMA {target}')


def _conninfo() -> str:
    """Give the address for libpq without the password: that goes by the environment, unseen by ps."""
    said = connection.settings_dict
    parts = {"host": said["HOST"], "port": said["PORT"], "user": said["USER"], "dbname": said["NAME"]}
    return make_conninfo(**{name: value for name, value in parts.items() if value}, **_options(said))


def _options(said: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in said["OPTIONS"].items() if name.startswith("ssl")}


def _run(program: str, *arguments: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise BackupFault(f"{program} is not installed: install the client programs of PostgreSQL.")
    command = [path, *arguments]
    if program == "pg_dump":
        command.append(f"--dbname={_conninfo()}")
    env = {
        **os.environ,
        "PGPASSWORD": connection.settings_dict["PASSWORD"] or os.environ.get("PGPASSWORD", ""),
    }
    done = subprocess.run(command, env=env, capture_output=True, text=True)  # noqa: S603 - our own words
    if done.returncode:
        raise BackupFault(f"{program} failed: {done.stderr.strip()[-500:]}")
