"""How entries hang together: each digest covers the entry and the digest before it.

An outsider can check an export with this module and nothing else (docs/how-to/check-the-audit-trail.md).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

START = "0" * 64
"""What the first entry follows."""

COVERED = ("number", "at", "actor_kind", "actor", "actor_name", "staff", "via", "verb", "kind", "about",
           "label", "reason", "note", "changes", "data")  # fmt: skip
"""The fields that a digest covers, in the order of the export."""


def canonical(entry: Mapping[str, Any]) -> bytes:
    """Write the covered fields of ``entry`` as bytes: JSON, keys sorted, no blanks, UTF-8."""
    covered = {name: entry[name] for name in COVERED}
    return json.dumps(covered, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(entry: Mapping[str, Any], before: str) -> str:
    """Give the SHA-256 (64 hexadecimal digits) of ``entry`` following the digest ``before``."""
    return hashlib.sha256(before.encode("ascii") + canonical(entry)).hexdigest()


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold: the entry's number, and what is wrong (gap, order, altered)."""

    number: int
    fault: str


def breaks(entries: Iterable[Mapping[str, Any]], before: str = START, number: int = 0) -> Iterator[Break]:
    """Give every place where ``entries``, following entry ``number`` with digest ``before``, do not hold."""
    for entry in entries:
        if entry["number"] != number + 1:
            yield Break(entry["number"], "gap")
        elif entry["before"] != before:
            yield Break(entry["number"], "order")
        if entry["digest"] != digest(entry, entry["before"]):
            yield Break(entry["number"], "altered")
        before, number = entry["digest"], entry["number"]


def altered(entries: Iterable[Mapping[str, Any]]) -> Iterator[Break]:
    """Give every entry whose digest is not what it says: for entries picked out of a chain."""
    for entry in entries:
        if entry["digest"] != digest(entry, entry["before"]):
            yield Break(entry["number"], "altered")
