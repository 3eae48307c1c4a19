"""Every setting of the environment, declared once: name, type, default, help.

``docs/reference/settings.md`` is generated from ``VARIABLES``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class SettingFault(ValueError):
    """A variable of the environment holds something that its type refuses; the text says what to write."""


def switch(text: str) -> bool:
    """Read 1/0, true/false, yes/no, on/off; ValueError otherwise."""
    word = text.strip().lower()
    if word in {"1", "true", "yes", "on"}:
        return True
    if word in {"0", "false", "no", "off", ""}:
        return False
    raise ValueError(text)


def words(text: str) -> list[str]:
    """Read a list separated by commas; blanks around and empty items are dropped."""
    return [part.strip() for part in text.split(",") if part.strip()]


def one_of(*allowed: str) -> Callable[[str], str]:
    """Read one of the words ``allowed``, in any case; ValueError otherwise."""

    def read(text: str) -> str:
        return allowed[allowed.index(text.strip().lower())]

    return read


@dataclass(frozen=True)
class Variable:
    """One variable of the environment. ``shape`` names what to write, ``read`` turns the text into the value."""

    name: str
    shape: str
    default: str
    help: str
    read: Callable[[str], Any] = str


VARIABLES = (
    Variable("RONGTONG_HOME", "folder", "var", "Where the database file, uploads and the secret key lie.", Path),
    Variable("RONGTONG_DEMO", "yes or no", "no", "Demo region and sign-in by one click. Never in production.", switch),
    Variable("RONGTONG_DEBUG", "yes or no", "no", "Show errors with their source. Never in production.", switch),
    Variable("RONGTONG_HOSTS", "names, comma between", "localhost,127.0.0.1,[::1]", "Host names the site answers to.", words),
    Variable("RONGTONG_SITE_URL", "address", "http://localhost:8000", "The site's own address, for links in mail."),
    Variable("RONGTONG_SECRET_KEY", "text", "", "Signs sessions and links; made and kept in the home folder when empty."),
    Variable("RONGTONG_FIELD_KEYS", "keys, comma between", "", "Keys for encrypted fields, newest first; made and kept in the home folder when empty.", words),
    Variable("RONGTONG_INDEX_KEY", "text", "", "Key of the digests that encrypted fields are looked up by; made and kept in the home folder when empty. It stays when field keys rotate."),
    Variable("RONGTONG_CIPHER", "aes-256-gcm or sm4-gcm", "aes-256-gcm", "Cipher of encrypted fields; run rotate_keys after a change.", one_of("aes-256-gcm", "sm4-gcm")),
    Variable("DATABASE_URL", "address", "", "postgres://user:password@host:port/name; empty means SQLite in the home folder."),
)
_BY_NAME = {variable.name: variable for variable in VARIABLES}


def value(name: str) -> Any:
    """Give the value of a declared variable. KeyError when undeclared, SettingFault when it cannot be read."""
    variable = _BY_NAME[name]
    text = os.environ.get(name, variable.default)
    try:
        return variable.read(text)
    except ValueError:
        raise SettingFault(f"{name}={text!r}: write {variable.shape}. {variable.help}") from None
