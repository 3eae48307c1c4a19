"""How long things are kept: rules whose months or days are data, and what disposal means for each.

``retention.toml`` of each part: ``["privacy.readings"]`` with zh, en, months (or days), source.
"""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import get_language, ngettext


@dataclass(frozen=True)
class Term:
    """How long, as the data say it: ``months`` or else ``days``, and the ``source`` of the number."""

    name: str
    zh: str
    en: str
    months: int = 0
    source: str = ""
    days: int = 0

    @property
    def label(self) -> str:
        """Give the name in the reader's language."""
        return self.en if (get_language() or "").startswith("en") else self.zh

    @property
    def length(self) -> str:
        """Give how long in words."""
        if self.days:
            return ngettext("%(n)s day", "%(n)s days", self.days) % {"n": self.days}
        return ngettext("%(n)s month", "%(n)s months", self.months) % {"n": self.months}

    def before(self, at: datetime) -> datetime:
        """Give the time before which records have had their term at ``at``."""
        if self.days:
            return at - timedelta(days=self.days)
        number = at.year * 12 + at.month - 1 - self.months
        year, month = divmod(number, 12)
        day = min(at.day, calendar.monthrange(year, month + 1)[1])
        return at.replace(year=year, month=month + 1, day=day)


@dataclass(frozen=True)
class Rule:
    """What has had its term (``old``, given the time before which it has) and how a batch is disposed of."""

    name: str
    old: Callable[[datetime], QuerySet[Any]]
    dispose: Callable[[QuerySet[Any]], object]

    @property
    def term(self) -> Term:
        """Give how long. KeyError when no ``retention.toml`` says."""
        return terms()[self.name]


_rules: dict[str, Rule] = {}


def _delete(rows: QuerySet[Any]) -> object:
    return rows.delete()


def retain(
    name: str,
    *,
    old: Callable[[datetime], QuerySet[Any]],
    dispose: Callable[[QuerySet[Any]], object] = _delete,
) -> None:
    """Declare (in ``privacy.py``) what a retention run finds and does: it deletes unless ``dispose``
    anonymises.

    What ``dispose`` has been given must no longer be found by ``old``. ValueError when the name is taken.
    """
    if name in _rules:
        raise ValueError(f"two retention rules called {name}")
    _rules[name] = Rule(name, old, dispose)


def rules() -> list[Rule]:
    """Give all rules by name."""
    return [_rules[name] for name in sorted(_rules)]


@cache
def terms() -> dict[str, Term]:
    """Give the terms of every part."""
    found: dict[str, Term] = {}
    for config in apps.get_app_configs():
        path = Path(config.path) / "retention.toml"
        rows = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        found |= {name: Term(name, **values) for name, values in rows.items()}
    return found
