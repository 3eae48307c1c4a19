"""The field of each record of a spreadsheet: by its column, by what a person said of it once, by its text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from rongtong.apps.catalogue.queries.fields import likeliest, sure, votes, words_of
from rongtong.apps.catalogue.rules.fields import contract_fields
from rongtong.apps.vocab import queries as vocab
from rongtong_match.classify.labels import industry_by
from rongtong_match.types import Need, Offer

FIELDS = "contract-field"
MAJORITY = 0.6
"""Share of the rows with one word in their column that must point to one field before it is proposed."""
OWN = 3
"""Rows that the words of the column count for by themselves."""
ASKED = 60
"""Words of a column that are put before a person; of more, those with most rows."""
LONGEST_WORDS = 60


@dataclass(frozen=True)
class Told:
    """What one record says of its field: the words of its column, and what its text points to."""

    words: str
    sure: str
    hint: str
    industry: str


class Naming:
    """The fields of one file: ``note`` every record first, then ask ``code`` of each."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self._said: Mapping[str, str] = answers.get("fields", {})
        self._hints = bool(answers.get("hints"))
        self._rows: Counter[str] = Counter()
        self._votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._own: dict[str, str] = {}
        self.hinted = 0

    def note(self, record: Need | Offer) -> Told:
        """Read what a record says of its field."""
        words = "、".join(record.fields)[:LONGEST_WORDS]
        hits = words_of(record)
        points = votes(hits)
        label = industry_by(hits)
        told = Told(words, sure(points), likeliest(points), label.value if label else "")
        if words:
            self._rows[words] += 1
            self._votes[words][told.sure] += 1
            if words not in self._own:
                self._own[words] = next(filter(None, map(listed, record.fields)), "")
                # The words themselves speak as well: one row alone says little (轨道交通设备).
                bare = replace(record, title=words, detail="", keywords=())
                self._votes[words][sure(votes(words_of(bare)))] += OWN
        return told

    def code(self, told: Told) -> tuple[str, str]:
        """Give a record's field and who said so: "column", "person", "guess" or "" with an empty code."""
        words = told.words
        if self._said.get(words):
            return self._said[words], "person"
        if words not in self._said:
            if self._own.get(words):
                return self._own[words], "column"
            if words and (proposed := self._majority(words)):
                return proposed, "guess"
        if told.sure:
            return told.sure, "guess"
        if words and (second := self._proposed(words)):
            return second[0], "guess"
        self.hinted += bool(told.hint)
        return (told.hint, "guess") if told.hint and self._hints else ("", "")

    def asked(self) -> list[dict[str, Any]]:
        """Give the words of the column with their rows, proposals and what holds now; doubtful ones first.

        [{"words", "rows", "proposed": [code], "code": code or "" row by row, "by"}]
        """
        found = [
            {
                "words": words, "rows": rows, "proposed": self._proposed(words)[:3], "by": self._by(words),
                "code": self._said.get(words, self._own.get(words) or self._majority(words)),
            }
            for words, rows in self._rows.most_common(ASKED)
        ]  # fmt: skip
        order = ("text", "guess", "person", "column")
        return sorted(found, key=lambda one: (order.index(str(one["by"])), -int(str(one["rows"]))))

    def _by(self, words: str) -> str:
        if words in self._said:
            return "person"
        if self._own.get(words):
            return "column"
        return "guess" if self._majority(words) else "text"

    def _majority(self, words: str) -> str:
        """Give the field that most of the rows with these words tell."""
        told = self._votes[words]
        counted = sum(rows for code, rows in told.items() if code)
        code = next((code for code, _rows in told.most_common() if code), "")
        return code if code and told[code] >= MAJORITY * counted else ""

    def _proposed(self, words: str) -> list[str]:
        return [code for code, _rows in self._votes[words].most_common() if code]


def listed(name: str) -> str:
    """Give the code of the field that the list knows by name, code or part of its name, else ""."""
    if name in contract_fields():
        return contract_fields()[name]
    with suppress(StopIteration):
        return next(term.code for term in vocab.search(name, FIELDS) if _names(name, term))
    return ""


def _names(text: str, term: Any) -> bool:
    """Tell whether people would call the field so: its code, its name, or a part of it (新材料)."""
    return text in (term.code, term.en) or (len(text) > 1 and text in term.zh)
