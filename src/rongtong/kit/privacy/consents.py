"""What people are asked to agree to: purposes with versions, data in ``consents.toml`` of each part.

[platform.matching]
zh = "个性化推荐"
en = "Recommendations for you"
[[platform.matching.versions]]
version = 1
from = 2026-01-01
text_zh = "…"
text_en = "…"
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


@dataclass(frozen=True)
class Version:
    """One wording. ``since`` is the first day it counts."""

    version: int
    since: date
    zh: str
    en: str

    @property
    def text(self) -> str:
        """Give the wording in the reader's language."""
        return self.en if (get_language() or "").startswith("en") else self.zh


@dataclass(frozen=True)
class Purpose:
    """Something people may agree to; ``versions`` by their first day."""

    code: str
    zh: str
    en: str
    versions: tuple[Version, ...]

    @property
    def label(self) -> str:
        """Give the name in the reader's language."""
        return self.en if (get_language() or "").startswith("en") else self.zh

    def on(self, day: date) -> Version | None:
        """Give the wording that counts on ``day``; None before the first."""
        return next((version for version in reversed(self.versions) if version.since <= day), None)


def read(text: str) -> dict[str, Purpose]:
    """Read one file. KeyError or TypeError name what is wrong in it."""
    return {code: _purpose(code, **values) for code, values in tomllib.loads(text).items()}


def _purpose(code: str, *, zh: str, en: str, versions: list[dict[str, Any]]) -> Purpose:
    made = [Version(row["version"], row["from"], row["text_zh"], row["text_en"]) for row in versions]
    ordered = tuple(sorted(made, key=lambda version: version.since))
    numbers = [version.version for version in ordered]
    if numbers != sorted(set(numbers)):
        raise ValueError(f"{code}: later wordings have higher numbers")
    return Purpose(code, zh, en, ordered)


@cache
def purposes() -> dict[str, Purpose]:
    """Give every purpose of every part. ValueError when two files declare one."""
    found: dict[str, Purpose] = {}
    for config in apps.get_app_configs():
        path = Path(config.path) / "consents.toml"
        for code, purpose in (read(path.read_text(encoding="utf-8")) if path.exists() else {}).items():
            if code in found:
                raise ValueError(f"{path}: {code} is declared twice")
            found[code] = purpose
    return found
