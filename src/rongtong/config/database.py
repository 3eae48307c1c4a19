"""Which database: PostgreSQL by its address, else a SQLite file in the home folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# Writers queue instead of failing half-way (IMMEDIATE); readers never wait for a writer (WAL).
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
}
_KINDS = {"postgres", "postgresql"}
_SHAPE = "write postgres://user:password@host:port/name, or nothing for SQLite"


def address(text: str) -> str:
    """Give back an address that can be used; ValueError otherwise.

    >>> address("mysql://h/n")
    Traceback (most recent call last):
    ValueError: write postgres://user:password@host:port/name, or nothing for SQLite
    """
    parts = urlsplit(text)
    if text and (parts.scheme not in _KINDS or not parts.path.strip("/")):
        raise ValueError(_SHAPE)
    _ = parts.port  # ValueError when it is not a number
    return text


def database(text: str, home: Path) -> dict[str, Any]:
    """Give Django's entry for the address ``text``, or for a SQLite file in ``home`` when it is empty.

    What follows ``?`` goes to libpq as it stands (``sslmode=verify-full``, ``host=/run/postgresql``).
    ValueError names an address that cannot be used.
    """
    if not address(text):
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": home / "rongtong.sqlite3", "OPTIONS": _SQLITE}
    parts = urlsplit(text)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
