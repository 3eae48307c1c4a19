"""When two targets are one organisation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol


class Named(Protocol):
    """What is known of an organisation; ``name_key`` as ``parties`` folds names."""

    organisation_id: int | None
    uscc: str
    name_key: str


class Known:
    """Organisations met so far, found again by record, by code, or by name where no code says otherwise."""

    def __init__(self, rows: Iterable[Any] = ()) -> None:
        self._by: dict[tuple[str, Any], Any] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Any) -> None:
        """Remember one; the first of several equal ones stays."""
        for key in _keys(row):
            self._by.setdefault(key, row)

    def find(self, row: Named) -> Any:
        """Give the one that is the same organisation, or None. Equal names with two codes are two firms."""
        for key in _keys(row):
            found = self._by.get(key)
            if found is not None and not (key[0] == "name" and _two_codes(found, row)):
                return found
        return None


def _keys(row: Named) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    if row.organisation_id:
        found.append(("organisation", row.organisation_id))
    if row.uscc:
        found.append(("code", row.uscc))
    if row.name_key:
        found.append(("name", row.name_key))
    return found


def _two_codes(one: Named, other: Named) -> bool:
    return bool(one.uscc and other.uscc and one.uscc != other.uscc)
