"""A kept collection of offers that is searched by a sentence: an index, and the records beside it.

Vectors are those of the titles, centred on the fixed titles of ``text.ground`` alone: a record's vector
never changes when others come or go, so single records are added, replaced and removed without a rebuild.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from rongtong_match.rank.candidates import terms_of
from rongtong_match.rank.options import Progress, silent
from rongtong_match.rank.records import RecordFile, put_whole
from rongtong_match.retrieve.base import Entry, Filter, Hit, IndexSettings, Query, RetrieveError, Vector
from rongtong_match.retrieve.embedded import EmbeddedIndex
from rongtong_match.text.encoders.base import Encoder
from rongtong_match.text.encoders.centre import Centred, fit
from rongtong_match.text.encoders.none import NoEncoder
from rongtong_match.text.ground import TITLES
from rongtong_match.text.segment import content_words, default
from rongtong_match.types import Offer
from rongtong_match.verdict.filter import attributes_of

CHUNK = 500
SLACK = 1_000
"""Lines of replaced records that may lie in the record file beyond as many as there are records."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record that answers, best first in a list of them."""

    offer: Offer
    hit: Hit


def encoder_spec(folder: Path) -> str:
    """The encoder that the library in ``folder`` was made with, as a user writes it; empty for no library."""
    try:
        kept = json.loads((folder / "library.json").read_text("utf-8"))
        return str(kept["encoder"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def space_of(encoder: Encoder) -> IndexSettings:
    """Encoder and ground titles together name the space of the vectors."""
    ground = hashlib.sha256("\n".join(TITLES).encode()).hexdigest()[:8]
    return IndexSettings(f"{encoder.id}|ground-{ground}" if speaks(encoder) else encoder.id, encoder.dim)


def speaks(encoder: Encoder) -> bool:
    """False for the encoder of those who want none: it answers with zeros."""
    return encoder.id != NoEncoder.id


class Library:
    """The collection in a folder. One process writes at a time, any number read.

    ``spec`` names ``encoder`` for those who open it later. Without an encoder it can be counted and records
    be removed. Raises ``RetrieveError``, also for an encoder other than the first one.
    """

    def __init__(
        self, folder: Path, encoder: Encoder | None = None, spec: str = "", *, writable: bool = False
    ) -> None:
        kept = encoder_spec(folder)
        if not kept and not (writable and encoder is not None):
            raise RetrieveError("retrieve.no_index", path=str(folder))
        settings = None if encoder is None else space_of(encoder)
        self._index = EmbeddedIndex(folder / "index", settings, writable=writable)
        if not kept:
            line = json.dumps({"format": 1, "encoder": spec}, ensure_ascii=False)
            try:
                put_whole(folder / "library.json", [line.encode()])
            except OSError:
                self._index.close()
                raise
        self._records = RecordFile(folder / "records.jsonl")
        self._encoder = _centred(encoder) if encoder is not None and speaks(encoder) else None

    @property
    def space(self) -> str:
        """Encoder id and centring of the vectors."""
        return self._index.settings.space

    def add(self, offers: Sequence[Offer], progress: Progress = silent) -> int:
        """Adds offers or replaces those of equal id; returns how many were new. On return all are safe."""
        before = len(self._index)
        for start in range(0, len(offers), CHUNK):
            part = offers[start : start + CHUNK]
            entries = list(self._entries(part))
            self._records.append(part)
            self._index.put(entries)
            progress("index", min(start + CHUNK, len(offers)), len(offers))
        self._tidy()
        return len(self._index) - before

    def remove(self, ids: Iterable[str]) -> int:
        """Removes offers; returns how many there were."""
        gone = self._index.delete(ids)
        self._tidy()
        return gone

    def search(self, text: str, wanted: Filter, top: int = 10) -> tuple[Found, ...]:
        """The offers that best answer ``text`` and pass the filter; what is unknown of them passes."""
        vector = self._encoder.queries([text])[0] if self._encoder is not None else None
        terms = dict.fromkeys(content_words(text), 1.0)
        query = Query(terms, _or_none(vector), wanted, top, 0.5 if self._encoder is not None else 0.0)
        hits = self._index.search(query)
        offers = self._records.find({hit.id for hit in hits})
        return tuple(Found(offers.get(hit.id, Offer(hit.id, hit.id)), hit) for hit in hits)

    def __contains__(self, record_id: str) -> bool:
        return self._index.get(record_id) is not None

    def __len__(self) -> int:
        return len(self._index)

    def _entries(self, offers: Sequence[Offer]) -> Iterator[Entry]:
        titles = [offer.title for offer in offers]
        vectors = self._encoder.passages(titles) if self._encoder is not None else [None] * len(offers)
        for offer, vector in zip(offers, vectors, strict=True):
            yield Entry(offer.id, terms_of(offer, default()), _or_none(vector), attributes_of(offer))

    def _tidy(self) -> None:
        if len(self._records) > 2 * len(self._index) + SLACK:
            self._records.compact(self.__contains__)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._index.close()


def _centred(encoder: Encoder) -> Encoder:
    ground = fit(encoder.id, encoder.queries(TITLES), encoder.passages(TITLES))
    return Centred(encoder, ground)


def _or_none(vector: Vector | None) -> Vector | None:
    return vector if vector is not None and vector.any() else None
