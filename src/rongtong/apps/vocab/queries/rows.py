"""One line of a list as plain values: what a file holds, what a version keeps, what a download gives."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from rongtong.apps.vocab.models import Mapping, Term, VocabularyList

COLUMNS = (
    "code",
    "zh",
    "en",
    "parent",
    "level",
    "valid_from",
    "valid_to",
    "successors",
    "maps",
    "verified",
    "note",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A term with its mappings. ``successors``: (code, whole); ``maps``: (list, code, kind)."""

    code: str
    zh: str
    en: str = ""
    parent: str = ""
    level: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[tuple[str, bool], ...] = ()
    maps: tuple[tuple[str, str, str], ...] = ()
    verified: bool = False
    note: str = ""

    @property
    def key(self) -> tuple[str, date | None]:
        """A code begins once on a day."""
        return self.code, self.valid_from

    def cells(self) -> tuple[str, ...]:
        """Give the row as the text of a file, in the order of ``COLUMNS``."""
        return (
            self.code, self.zh, self.en, self.parent, self.level,
            self.valid_from.isoformat() if self.valid_from else "",
            self.valid_to.isoformat() if self.valid_to else "",
            ";".join(code if whole else f"{code}:part" for code, whole in self.successors),
            ";".join(":".join(parts) for parts in self.maps),
            "yes" if self.verified else "no", self.note,
        )  # fmt: skip

    def as_data(self) -> dict[str, Any]:
        """Give the row as JSON; ``from_data`` reads it."""
        return asdict(self) | {
            "valid_from": self.valid_from.isoformat() if self.valid_from else None,
            "valid_to": self.valid_to.isoformat() if self.valid_to else None,
        }


def from_data(data: dict[str, Any]) -> Row:
    """Read what ``Row.as_data`` gave."""
    return Row(
        **data
        | {
            "valid_from": date.fromisoformat(data["valid_from"]) if data["valid_from"] else None,
            "valid_to": date.fromisoformat(data["valid_to"]) if data["valid_to"] else None,
            "successors": tuple((code, whole) for code, whole in data["successors"]),
            "maps": tuple((to, code, kind) for to, code, kind in data["maps"]),
        }
    )


def rows(found: VocabularyList) -> tuple[Row, ...]:
    """Give the lines of a list in order; two queries."""
    maps = defaultdict(list)
    for one in Mapping.objects.filter(list=found).select_related("to_list").order_by("pk"):
        maps[one.code].append((one.to_list.code, one.to_code, one.kind))
    return tuple(
        Row(
            term.code, term.zh, term.en, term.parent, term.level, term.valid_from, term.valid_to,
            tuple((code, whole) for code, whole in term.successors),
            tuple(maps[term.code]), term.verified, term.note,
        )
        for term in Term.objects.filter(list=found)
    )  # fmt: skip


def content(list_code: str) -> tuple[Row, ...]:
    """Give the lines of a list by its code; empty when there is none."""
    found = VocabularyList.objects.filter(code=list_code).first()
    return rows(found) if found else ()
