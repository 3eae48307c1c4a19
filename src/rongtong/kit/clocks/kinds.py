"""Kinds of clock: data, read from ``clocks.toml`` of every app.

["parties.verification"]
zh = "认证审核"
en = "Review of a verification"
model = "parties.Verification"
sees = "parties.verification.decide"   # who sees late ones on the workbench: a permission on the model

[["parties.verification".versions]]
from = 2026-01-01                      # counts for clocks started on or after this day
length = "5 working days"              # or "10 days", "48 hours"
remind = ["2 working days"]            # how long before the end
tell = ["parties.reviewers"]           # who: declared by @who
then = ["parties.escalate"]            # what follows: declared by @when_out; the kind itself when left out
source = "…"                           # the rule the length comes from
verified = false                       # whether somebody has read the source in force
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.utils.translation import get_language

from rongtong.kit.clocks.lengths import Length


class UnknownKind(LookupError):
    """No ``clocks.toml`` declares this kind, or none of its versions counts on that day."""


@dataclass(frozen=True)
class Version:
    """How a kind runs from a day on."""

    since: date
    length: Length
    remind: tuple[Length, ...] = ()
    tell: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    source: str = ""
    verified: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of clock; ``versions`` by their first day."""

    name: str
    zh: str
    en: str
    model: str
    sees: str
    versions: tuple[Version, ...]

    @property
    def label(self) -> str:
        """Give the name in the reader's language."""
        return self.en if (get_language() or "").startswith("en") else self.zh

    def on(self, day: date) -> Version:
        """Give the version that counts for a clock started on ``day``. UnknownKind when there is none."""
        for version in reversed(self.versions):
            if version.since <= day:
                return version
        raise UnknownKind(f"{self.name} has no version for {day}")


def read(text: str) -> dict[str, Kind]:
    """Read one file. ValueError, TypeError or KeyError name what is wrong in it."""
    return {name: _kind(name, values) for name, values in tomllib.loads(text).items()}


def _kind(name: str, values: dict[str, Any]) -> Kind:
    versions = sorted(
        (_version(name, dict(row)) for row in values.pop("versions")), key=lambda row: row.since
    )
    return Kind(name, versions=tuple(versions), **{"model": "", "sees": "", **values})


def _version(name: str, row: dict[str, Any]) -> Version:
    return Version(
        since=row.pop("from"),
        length=Length.read(row.pop("length")),
        remind=tuple(Length.read(text) for text in row.pop("remind", ())),
        tell=tuple(row.pop("tell", ())),
        then=tuple(row.pop("then", (name,))),
        **row,
    )


@cache
def kinds() -> dict[str, Kind]:
    """Give every kind of every app by its name. ValueError when two files declare one."""
    found: dict[str, Kind] = {}
    for config in apps.get_app_configs():
        path = Path(config.path) / "clocks.toml"
        for name, kind in (read(path.read_text(encoding="utf-8")) if path.exists() else {}).items():
            if name in found:
                raise ValueError(f"{path}: {name} is declared twice")
            found[name] = kind
    return found


def kind(name: str) -> Kind:
    """Give the kind called ``name``. UnknownKind when there is none."""
    try:
        return kinds()[name]
    except KeyError:
        raise UnknownKind(f"{name}: no clocks.toml declares it") from None
