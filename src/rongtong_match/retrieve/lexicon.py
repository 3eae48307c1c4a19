"""Texts that have a number: terms and labels. A number once given never changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from rongtong_match.retrieve.base import RetrieveError
from rongtong_match.retrieve.coding import Ints
from rongtong_match.retrieve.log import Log

LIMIT = 1 << 24
"""Term numbers share 32 bits with an impact."""


class Lexicon:
    """One of the log's two tables of texts, with those seen so far kept in memory."""

    def __init__(self, log: Log, table: str) -> None:
        self._db = log.db
        self._table = table
        self._known: dict[str, int] = {}

    def __len__(self) -> int:
        row = self._db.execute(f"SELECT COALESCE(MAX(num) + 1, 0) FROM {self._table}").fetchone()  # noqa: S608
        return int(row[0])

    def number(self, text: str) -> int | None:
        """The text's number, if it has one."""
        number = self._known.get(text)
        if number is None:
            sql = f"SELECT num FROM {self._table} WHERE text = ?"  # noqa: S608
            row = self._db.execute(sql, (text,)).fetchone() if storable(text) else None
            if row is None:
                return None
            number = self._known[text] = int(row[0])
        return number

    def beginning(self, prefix: str) -> list[int]:
        """Numbers of all texts that begin with ``prefix``."""
        sql = f"SELECT num FROM {self._table} WHERE text >= ? AND text < ?"  # noqa: S608
        return [int(row[0]) for row in self._db.execute(sql, (prefix, prefix + "\U0010ffff"))]

    def numbers(self, texts: Sequence[str]) -> Ints:
        """The numbers of texts that all have one."""
        known = self._known
        for text in set(texts).difference(known):
            self.number(text)
        return np.fromiter(map(known.__getitem__, texts), np.int32, len(texts))

    def admit(self, texts: Iterable[str]) -> None:
        """Give every new text a number, inside a transaction. Raises RetrieveError for one without UTF-8."""
        new = sorted(text for text in set(texts).difference(self._known) if self._is_new(text))
        first = len(self)
        if first + len(new) > LIMIT:
            raise RetrieveError("retrieve.too_many_terms", limit=LIMIT)
        rows = list(enumerate(new, first))
        self._db.executemany(f"INSERT INTO {self._table} VALUES (?, ?)", rows)  # noqa: S608
        self._known.update((text, number) for number, text in rows)

    def _is_new(self, text: str) -> bool:
        check_text(text)
        return self.number(text) is None

    def texts(self, numbers: Iterable[int]) -> list[str]:
        """The texts with these numbers."""
        sql = f"SELECT text FROM {self._table} WHERE num = ?"  # noqa: S608
        return [str(self._db.execute(sql, (int(number),)).fetchone()[0]) for number in numbers]

    def forget(self) -> None:
        """Drop what is in memory: numbers given in a transaction that was undone are not given."""
        self._known.clear()


def storable(text: str) -> bool:
    """Whether there is a text and UTF-8 can hold it (no lone surrogates)."""
    return bool(text) and (text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text))


def check_text(text: str) -> None:
    """Raises RetrieveError for a text that is not storable."""
    if not storable(text):
        raise RetrieveError("retrieve.bad_text", text=ascii(text))
