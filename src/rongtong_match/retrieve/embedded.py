"""The embedded index: a record log, immutable segments built from it, and what was written since.

Design and reasons: ``docs/adr/0003-embedded-index.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

import numpy as np

from rongtong_match.retrieve.asked import Probe, asked_of, probe
from rongtong_match.retrieve.base import Entry, Hit, IndexSettings, Query, RetrieveError
from rongtong_match.retrieve.coding import FULL
from rongtong_match.retrieve.intake import columns_of, entry_of, parse, unbody
from rongtong_match.retrieve.labels import labels_of
from rongtong_match.retrieve.lexicon import Lexicon, storable
from rongtong_match.retrieve.log import Log
from rongtong_match.retrieve.part import Part
from rongtong_match.retrieve.scan import Found, scan
from rongtong_match.retrieve.seek import search
from rongtong_match.retrieve.segment import DamagedError, Segment
from rongtong_match.retrieve.shelves import Shelves
from rongtong_match.retrieve.upkeep import compact, damaged, replay, shelves, sweep

CHUNK = 5_000
"""Entries a transaction."""
RECENT = 5_000
"""Writes that may wait for their segment: a scan over them costs a millisecond or two."""
HELD = 200_000
"""Entries of one large ``put`` that may wait in memory."""
ATTEMPTS = 5
"""A reader that meets a segment just replaced looks at the manifest again."""


class EmbeddedIndex:
    """A ``Retriever`` in a folder: one process writes at a time, any number read. Threads may share one.

    Pass ``settings`` to make an index or to insist on how it was made. With ``writable=False`` each call
    first takes in what the writer has committed. ``verify=False`` opens without reading all segments,
    at the risk of a flipped bit. A writer mends a damaged segment from the log; a reader raises
    RetrieveError.
    """

    def __init__(
        self,
        folder: Path | str,
        settings: IndexSettings | None = None,
        *,
        writable: bool = True,
        verify: bool = True,
    ) -> None:
        self._folder, self._writable, self._verify = Path(folder), writable, verify
        self._log = Log(self._folder, settings, writable)
        self.settings = self._log.settings
        self._terms, self._labels = Lexicon(self._log, "term"), Lexicon(self._log, "label")
        self._shelves = Shelves([], self.settings.dim, 0)
        self._lock = RLock()
        self._generation = self._version = self._seen = -1
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def search(self, query: Query) -> tuple[Hit, ...]:
        """See ``Retriever``."""
        return self.search_many([query])[0]

    def search_many(self, queries: Sequence[Query]) -> tuple[tuple[Hit, ...], ...]:
        """See ``Retriever``."""
        with self._lock:
            self._refresh()
            return tuple(self._search(query) for query in queries)

    def get(self, id: str) -> Entry | None:  # noqa: A002
        """See ``Retriever``."""
        with self._lock:
            body = self._log.body(id)
            return None if body is None else entry_of(unbody(id, body, self.settings.dim), self._terms)

    def __len__(self) -> int:
        with self._lock:
            self._refresh()
            return self._shelves.size

    def view(self) -> Shelves:
        """What there is to search now, for matching in bulk."""
        with self._lock:
            self._refresh()
            return self._shelves

    def probe(self, query: Query) -> Probe:
        """``query`` in the numbers of this index."""
        ids = sorted(filter(storable, query.filter.without_ids))
        without = [seq for one in ids if (seq := self._log.number(one)) is not None]
        asked = asked_of(query.filter, self._labels, without)
        now = self._shelves
        return probe(query, self._terms, asked, now.frequency, now.size, self.settings.dim)

    def _search(self, query: Query) -> tuple[Hit, ...]:
        asked, recent = self.probe(query), self._shelves.recent.joined()
        found: list[tuple[Part, Found]] = [(one, search(one, asked)) for one in self._shelves.segments]
        found.append((recent, scan(recent, np.flatnonzero(recent.passing(asked.asked)), asked)))
        return hits_of(found, query.top)

    def put(self, entries: Iterable[Entry]) -> None:
        """See ``Retriever``. After an error, chunks before it are in and the failed one is not."""
        waiting = iter(entries)
        while chunk := list(islice(waiting, CHUNK)):
            with self._lock:
                self._put(list({entry.id: entry for entry in chunk}.values()))
                if self._shelves.recent.size > HELD:
                    self.flush()
        if self._shelves.recent.size > RECENT:
            self.flush()

    def _put(self, chunk: list[Entry]) -> None:
        self._may_write()
        try:
            with self._log.transaction():
                parsed = parse(chunk, self.settings, self._terms)
                self._labels.admit(text for entry in chunk for text in labels_of(entry.attributes))
                numbers, gone = self._log.replace([(one.id, one.body()) for one in parsed])
        except BaseException:
            self._terms.forget()
            self._labels.forget()
            raise
        self._shelves.bury(gone)
        columns = columns_of(parsed, numbers, self.settings, self._labels)
        self._shelves.admit(columns, len(self._terms))

    def delete(self, ids: Iterable[str]) -> int:
        """See ``Retriever``."""
        with self._lock:
            self._may_write()
            with self._log.transaction():
                gone = self._log.remove(ids)
            self._shelves.bury(gone)
            return len(gone)

    def flush(self) -> None:
        """See ``Retriever``."""
        with self._lock:
            self._may_write()
            keep = self._shelves.lasting()
            if self._shelves.recent.size or keep < len(self._shelves.segments):
                self._compact(keep)

    def merge(self) -> None:
        """Rewrite everything as one segment without the dead: the fastest form. Never changes a score."""
        with self._lock:
            self._may_write()
            self._compact(0)

    def close(self) -> None:
        """See ``Retriever``."""
        self._log.close()
        self._shelves = Shelves([], self.settings.dim, 0)

    def _may_write(self) -> None:
        if not self._writable:
            raise RetrieveError("retrieve.read_only", path=str(self._folder))

    def _compact(self, keep: int) -> None:
        self._load(compact(self._folder, self._log, self._shelves, keep))
        sweep(self._folder, self._log)

    def _open(self) -> None:
        if not self._writable:
            return self._refresh()
        try:
            self._load()
        except DamagedError:
            # The log holds everything: forget the segments and build them again.
            self._log.switch([], 0, clean=True)
            self._load()
            self.flush()
        self._version = self._log.version()
        sweep(self._folder, self._log)
        return None

    def _refresh(self) -> None:
        """Take in what another process has committed since the last look."""
        for attempt in range(ATTEMPTS):
            if self._version == (version := self._log.version()):
                return
            try:
                with self._log.snapshot():
                    self._follow() if self._generation == self._log.setting("generation") else self._load()
                self._version = version
                return
            except DamagedError as segment:
                if attempt == ATTEMPTS - 1:
                    raise damaged(self._folder, segment) from segment

    def _load(self, known: Sequence[Segment] = ()) -> None:
        known, through = known or self._shelves.segments, self._log.setting("through")
        self._shelves = shelves(self._folder, self._log, self._terms, known, verify=self._verify)
        self._shelves.bury(self._log.dead(-1))
        self._generation, self._seen = self._log.setting("generation"), through
        self._follow()

    def _follow(self) -> None:
        self._shelves.bury(self._log.dead(self._seen))
        for columns in replay(self._log, self._seen, self._labels):
            self._shelves.admit(columns, len(self._terms))
        self._seen = self._log.setting("seq")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def hits_of(found: Sequence[tuple[Part, Found]], top: int) -> tuple[Hit, ...]:
    """The best of what was found in all parts, ties by id."""
    scores = np.concatenate([one.score for _, one in found])
    least = float(np.partition(scores, -top)[-top]) if len(scores) > top else 0.0
    hits = [hit for part, one in found for hit in _hits(part, one.pick(np.flatnonzero(one.score >= least)))]
    return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.id))[:top])


def _hits(part: Part, found: Found) -> Iterator[Hit]:
    numbers = (found.rows.tolist(), found.score.tolist(), found.lexical.tolist(), found.dense.tolist())
    for row, score, lexical, dense in zip(*numbers, strict=True):
        yield Hit(part.columns.ids.text(row), score, lexical / FULL, dense)
