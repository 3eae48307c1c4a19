"""Offers as lines of a file beside an index: the titles and texts that the index itself need not know.

Each line is complete in itself and written before the index hears of the record, so that a record the
index acknowledged can always be shown. The last line of an id counts; whether a record is still there is
for the index to say.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any

from rongtong_match.types import Licence, Money, Offer, OfferKind

_DATES = frozenset({"available_from", "available_until", "posted"})
_SETS = {"licences": Licence, "avoids": str}


def to_plain(offer: Offer) -> dict[str, Any]:
    """The offer as JSON can hold it; what is unknown is left out."""
    values = {f.name: getattr(offer, f.name) for f in fields(offer) if getattr(offer, f.name) != _blank(f)}
    return {name: _plain(value) for name, value in values.items()}


def from_plain(found: dict[str, Any]) -> Offer:
    """The inverse of ``to_plain``; names that this version does not know are passed over."""
    known = {f.name for f in fields(Offer)}
    return Offer(**{name: _value(name, value) for name, value in found.items() if name in known})


def _blank(one: Any) -> Any:
    return (
        one.default_factory()
        if one.default is MISSING and one.default_factory is not MISSING
        else one.default
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return [value.low, value.high]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return value


def _value(name: str, value: Any) -> Any:
    if name == "price":
        return Money(*value)
    if name == "kind":
        return OfferKind(value)
    if name in _DATES:
        return date.fromisoformat(value)
    if name in _SETS:
        return frozenset(map(_SETS[name], value))
    if name == "extra":
        return tuple((str(column), str(text)) for column, text in value)
    return tuple(value) if isinstance(value, list) else value


class RecordFile:
    """The file itself. One process writes at a time (the index's lock sees to that), any number read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, offers: Iterable[Offer]) -> None:
        """Adds a line an offer; on return they are safe on disk. Raises ``OSError`` when the disk refuses."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab+") as file:
            file.truncate(_whole(file))
            file.writelines(_line(offer) for offer in offers)
            file.flush()
            os.fsync(file.fileno())

    def find(self, ids: Collection[str]) -> dict[str, Offer]:
        """The newest version of each of ``ids`` that is there."""
        wanted = {_key(one): one for one in ids}
        found = {wanted[key]: body for key, body in self._lines() if key in wanted}
        return {one: from_plain(json.loads(body)) for one, body in found.items()}

    def compact(self, alive: Callable[[str], bool]) -> None:
        """Rewrites the file without what is replaced or no longer ``alive``, all at once."""
        newest = dict(self._lines())
        put_whole(self.path, (key + b"\t" + newest[key] for key in newest if alive(json.loads(key))))

    def __len__(self) -> int:
        return sum(1 for _ in self._lines())

    def _lines(self) -> Iterator[tuple[bytes, bytes]]:
        """(id, record) of every whole line; a torn last one was never acknowledged."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for line in file:
                key, tab, body = line.partition(b"\t")
                if tab and line.endswith(b"\n"):
                    yield key, body


def put_whole(path: Path, lines: Iterable[bytes]) -> None:
    """Writes a file so that a reader finds the old or the new one. Raises ``OSError``."""
    beside = path.with_name(f"{path.name}.new")
    with beside.open("wb") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def _line(offer: Offer) -> bytes:
    body = json.dumps(to_plain(offer), ensure_ascii=False, separators=(",", ":"))
    return _key(offer.id) + b"\t" + body.encode("utf-8", "replace") + b"\n"


def _key(one: str) -> bytes:
    return json.dumps(one).encode()


def _whole(file: Any) -> int:
    """Bytes up to and including the last line end."""
    end = int(file.seek(0, os.SEEK_END))
    while end > 0:
        start = max(0, end - (1 << 20))
        file.seek(start)
        at = file.read(end - start).rfind(b"\n")
        if at >= 0:
            return start + int(at) + 1
        end = start
    return 0
