"""What runs here, in which version."""

from __future__ import annotations

import platform
import sqlite3
from importlib.metadata import version

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def versions() -> list[tuple[str | Promise, str]]:
    """Give (what, version) pairs."""
    return [
        (_("Rongtong"), version("rongtong")),
        ("Python", platform.python_version()),
        ("Django", version("django")),
        (_("Database"), _database()),
        (_("System"), f"{platform.system()} {platform.machine()}"),
    ]


def _database() -> str:
    if connection.vendor == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]}"
