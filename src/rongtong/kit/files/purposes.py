"""What files are for: each purpose declared once, with what it takes and who may read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise

from rongtong.kit.files.kinds import KINDS
from rongtong.kit.permissions import Permission

MB = 1_000_000


@dataclass(frozen=True)
class Purpose:
    """A purpose. ``largest`` and the quotas are bytes; a quota of 0 means none.

    ``read`` and ``remove`` are asked about the record the file belongs to, or about the file when it belongs
    to none; None: its owner. ``logged``: every reading is written down. ``lasts``: how long signed links do.
    ``why_kept``: what its owner is told who may not remove it (any more).
    """

    name: str
    label: str | Promise
    kinds: frozenset[str]
    largest: int
    read: Permission | None
    remove: Permission | None
    quota: int
    quota_organisation: int
    logged: bool
    lasts: timedelta
    why_kept: str | Promise = ""


_purposes: dict[str, Purpose] = {}


def purpose(
    name: str,
    *,
    kinds: frozenset[str],
    largest: int = 20 * MB,
    label: str | Promise = "",
    read: Permission | None = None,
    remove: Permission | None = None,
    quota: int = 500 * MB,
    quota_organisation: int = 5_000 * MB,
    logged: bool = False,
    lasts: timedelta = timedelta(days=1),
    why_kept: str | Promise = "",
) -> Purpose:
    """Declare a purpose (in ``rules``). ValueError when the name is taken or a kind is unknown."""
    if name in _purposes:
        raise ValueError(f"two purposes called {name}")
    if unknown := set(kinds) - set(KINDS):
        raise ValueError(f"{name}: no kind of file called {', '.join(sorted(unknown))}")
    made = Purpose(
        name,
        label or name,
        frozenset(kinds),
        largest,
        read,
        remove,
        quota,
        quota_organisation,
        logged,
        lasts,
        why_kept,
    )
    _purposes[name] = made
    return made


def named(name: str) -> Purpose:
    """Give a purpose. LookupError when nobody declares it."""
    return _purposes[name]


def purposes() -> dict[str, Purpose]:
    """Give all purposes by name, sorted."""
    return dict(sorted(_purposes.items()))
