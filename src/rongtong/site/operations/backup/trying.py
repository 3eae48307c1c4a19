"""Trying a backup: it is restored into a site of its own, whose trail is checked and which is dropped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode
from uuid import uuid4

from django.conf import settings
from django.db import DatabaseError, connection

from rongtong.site.operations.backup.faults import BackupFault

KEYS = ("secret_key", "field_key", "index_key")


def try_out(path: Path, passphrase: str) -> None:
    """Restore ``path`` elsewhere and check its trail; BackupFault when anything is wrong."""
    with tempfile.TemporaryDirectory(prefix="rongtong-trial-") as folder, _database() as address:
        for key in KEYS:
            if (settings.HOME / key).is_file():
                shutil.copy(settings.HOME / key, folder)
        env = {
            **os.environ,
            "RONGTONG_HOME": folder,
            "DATABASE_URL": address,
            "BACKUP_PASSPHRASE": passphrase,
        }
        for command in (("restore", str(path)), ("verify_audit",)):
            _run(command, env)


def _run(command: tuple[str, ...], env: Mapping[str, str]) -> None:
    words = (sys.executable, "-m", "rongtong.config", *command)
    done = subprocess.run(words, env=env, capture_output=True, text=True)  # noqa: S603 - our own commands
    if done.returncode:
        raise BackupFault(f"{command[0]}: {done.stderr.strip()[-500:]}")


@contextmanager
def _database() -> Iterator[str]:
    """Give the address of an empty database for the trial, dropped afterwards; SQLite: a file."""
    if connection.vendor == "sqlite":
        yield ""
        return
    name = f"rongtong_trial_{uuid4().hex[:12]}"
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    except DatabaseError:
        raise BackupFault("The database account may not create a database: ALTER ROLE … CREATEDB.") from None
    try:
        yield _address(name)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")


def _address(name: str) -> str:
    said = connection.settings_dict
    options = {"host": said["HOST"], **said["OPTIONS"]}
    options = {key: value for key, value in options.items() if isinstance(value, str) and value}
    user = quote(said["USER"], safe="")
    secret = f":{quote(said['PASSWORD'], safe='')}" if said["PASSWORD"] else ""
    port = f":{said['PORT']}" if said["PORT"] else ""
    return f"postgres://{user}{secret}@{port}/{name}?{urlencode(options)}"
