"""What a check of a contract finds: one thing each, with its reason, source and passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rongtong.apps.registration.rules.data import Source

PRESENT, DOUBTFUL, MISSING = "present", "doubtful", "missing"
_CONTENT = ("subject", "route", "delivery")


@dataclass(frozen=True)
class Finding:
    """One thing that a registrable contract has. ``place`` as in ``Remark``; it is mended on ``page``."""

    place: str
    label: str
    status: str
    sentence: str
    source: Source
    passage: str = ""
    page: str = ""
    article: str = ""

    @property
    def missing(self) -> bool:
        """Tell whether it stands in the way."""
        return self.status == MISSING

    @property
    def present(self) -> bool:
        """Tell whether nothing is to be done."""
        return self.status == PRESENT


@dataclass(frozen=True)
class Hint:
    """Something to look at that is in nobody's way: what it looks like and why."""

    code: str
    sentence: str
    source: Source
    passage: str = ""
    place: str = ""
    article: str = ""


@dataclass(frozen=True)
class Terms:
    """What the rules read of a contract: the values of its terms, on a day, at the seller's place."""

    values: Mapping[str, Any]
    day: date
    region: str = ""

    @property
    def kind(self) -> str:
        """Give the kind it claims."""
        return str(self.values["kind"])

    @property
    def path(self) -> str:
        """Give kind and sub-kind as one code."""
        return f"{self.values['kind']}.{self.values['subkind']}"

    def clause(self, code: str) -> str:
        """Give the text of a clause; empty when there is none."""
        return str(self.values["clauses"].get(code, "")).strip()

    def content(self) -> str:
        """Give what says what is done: name, subject, deliverables, parts of the price."""
        told = [str(self.values["title"]), self.clause("subject")]
        told += [f"{row['title']} {row['criteria']}" for row in self.values["milestones"]]
        told += [row["what"] for row in self.values["items"]]
        return "\n".join(told)


@dataclass(frozen=True)
class Findings:
    """All of a contract: what counts for the bar, and what is only to be looked at."""

    items: Sequence[Finding] = ()
    hints: Sequence[Hint] = field(default_factory=tuple)

    @property
    def done(self) -> int:
        """Give how many things need nothing."""
        return sum(one.present for one in self.items)

    @property
    def total(self) -> int:
        """Give how many things there are."""
        return len(self.items)

    @property
    def registrable(self) -> bool:
        """Tell whether nothing is missing; doubtful things remain the registrar's."""
        return not any(one.missing for one in self.items)
