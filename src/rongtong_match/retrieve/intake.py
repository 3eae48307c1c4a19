"""From entries to the two forms they are kept in: bodies for the log, columns for the search."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

import numpy as np

from rongtong_match.retrieve.base import Attributes, Entry, IndexSettings, RetrieveError
from rongtong_match.retrieve.coding import MAX_WEIGHT, UNIT, Codes, Ints, impacts, squares, vector_codes
from rongtong_match.retrieve.columns import Columns
from rongtong_match.retrieve.labels import labels_of, numbers_of
from rongtong_match.retrieve.lexicon import Lexicon, check_text
from rongtong_match.retrieve.ragged import Ragged

HEAD = struct.Struct("<IBI")


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """One entry in numbers: terms by number with their counts in 64ths, vector codes, attributes."""

    id: str
    terms: Ints
    counts: Ints
    codes: Codes
    attributes: Attributes

    def body(self) -> bytes:
        """The form the log keeps."""
        with_vector = bool(self.codes.any())
        about = _pack(self.attributes).encode()
        head = HEAD.pack(len(self.terms), with_vector, len(about))
        codes = self.codes.tobytes() if with_vector else b""
        return b"".join((head, self.terms.tobytes(), self.counts.tobytes(), codes, about))


def parse(entries: Sequence[Entry], settings: IndexSettings, lexicon: Lexicon) -> list[Parsed]:
    """Entries in numbers, inside a transaction. Raises RetrieveError for one that is not as described."""
    for entry in entries:
        check(entry)
    texts = list(chain.from_iterable(entry.terms for entry in entries))
    lexicon.admit(texts)
    terms = Ragged.of([len(entry.terms) for entry in entries], lexicon.numbers(texts))
    counts = Ragged(terms.offsets, _units(entries, terms))
    codes = vector_codes([entry.vector for entry in entries], settings.dim, [entry.id for entry in entries])
    return [
        Parsed(entry.id, terms[row], counts[row], codes[row], entry.attributes)
        for row, entry in enumerate(entries)
    ]


def _units(entries: Sequence[Entry], terms: Ragged) -> Ints:
    weights = np.fromiter(
        chain.from_iterable(entry.terms.values() for entry in entries), np.float64, len(terms.values)
    )
    wrong = np.flatnonzero(~((weights > 0) & (weights <= MAX_WEIGHT)))
    if len(wrong):
        entry = entries[int(np.searchsorted(terms.offsets, wrong[0], side="right")) - 1]
        raise RetrieveError("retrieve.bad_weight", id=entry.id, weight=str(weights[wrong[0]]))
    return np.maximum(1, np.rint(weights * UNIT)).astype(np.int32)


def check(entry: Entry) -> None:
    """Raises RetrieveError for an id that cannot be written and attributes out of range."""
    about = entry.attributes
    check_text(entry.id)
    if about.price is not None and not 0 <= about.price < 2**62:
        raise RetrieveError("retrieve.bad_price", id=entry.id, price=about.price)
    if about.maturity is not None and not 0 <= about.maturity < 32767:
        raise RetrieveError("retrieve.bad_maturity", id=entry.id, maturity=about.maturity)


def unbody(id: str, body: bytes, dim: int) -> Parsed:  # noqa: A002
    """The inverse of ``Parsed.body``."""
    count, with_vector, size = HEAD.unpack_from(body)
    at = HEAD.size
    terms = np.frombuffer(body, np.int32, count, at)
    counts = np.frombuffer(body, np.int32, count, at + 4 * count)
    codes = np.frombuffer(body, np.int8, dim, at + 8 * count) if with_vector else np.zeros(dim, np.int8)
    return Parsed(id, terms, counts, codes, _unpack(body[len(body) - size :].decode()))


def columns_of(
    parsed: Sequence[Parsed], seqs: Sequence[int], settings: IndexSettings, labels: Lexicon
) -> Columns:
    """Columns of these entries, written under these numbers."""
    if not parsed:
        return Columns.empty(settings.dim)
    sizes = [len(one.terms) for one in parsed]
    counts = np.concatenate([one.counts for one in parsed]).astype(np.int64)
    lengths = Ragged.of(sizes, counts)
    totals = np.array([int(one.counts.sum(dtype=np.int64)) for one in parsed], np.int64)
    impact = impacts(counts, totals[lengths.owners()], settings)
    terms = np.concatenate([one.terms for one in parsed]).astype(np.uint32)
    texts = [labels_of(one.attributes) for one in parsed]
    numbers = np.array([numbers_of(one.attributes) for one in parsed], np.int64)
    codes = np.stack([one.codes for one in parsed])
    return Columns(
        seq=np.array(seqs, np.int64),
        ids=Ragged.of_texts([one.id for one in parsed]),
        terms=Ragged(lengths.offsets, terms << 8 | impact),
        labels=Ragged.of([len(row) for row in texts], labels.numbers(list(chain.from_iterable(texts)))),
        codes=codes,
        squares=squares(codes),
        price=numbers[:, 0].copy(),
        maturity=numbers[:, 1].astype(np.int32),
        start=numbers[:, 2].astype(np.int32),
        end=numbers[:, 3].astype(np.int32),
    )


def entry_of(parsed: Parsed, terms: Lexicon) -> Entry:
    """The entry as it is kept."""
    texts = terms.texts(parsed.terms.tolist())
    weights = dict(zip(texts, (count / UNIT for count in parsed.counts.tolist()), strict=True))
    wide = parsed.codes.astype(np.float32)
    vector = wide / np.linalg.norm(wide) if parsed.codes.any() else None
    return Entry(parsed.id, weights, vector, parsed.attributes)


def _pack(about: Attributes) -> str:
    days = [None if day is None else day.toordinal() for day in (about.available_from, about.available_until)]
    row = [about.kind, about.regions, about.fields, about.parties, about.price, about.maturity, *days]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _unpack(text: str) -> Attributes:
    kind, regions, fields, parties, price, maturity, start, end = json.loads(text)
    return Attributes(
        kind, tuple(regions), tuple(fields), tuple(parties), price, maturity, _date(start), _date(end)
    )


def _date(ordinal: Any) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
