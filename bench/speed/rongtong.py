"""Our index under measure: build, open, query, update, batch, and how much each approximation finds."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from bench.speed import measure, ours
from bench.speed.data import Asks, Records
from bench.speed.measure import Row
from rongtong_match.reference.retrieve import ReferenceRetriever
from rongtong_match.retrieve.base import Hit, Query
from rongtong_match.retrieve.batch import match_all
from rongtong_match.retrieve.embedded import EmbeddedIndex

TOP, JUDGED, SLICE, UPDATES = 50, 100, 2_000, 100
LOOKS = (12_000, 32_000)
BUILD = """
import json, sys
from pathlib import Path
from bench.speed import rongtong
row = {}
rongtong.build(Path(sys.argv[1]), Path(sys.argv[2]), row)
print(json.dumps(row))
"""


def build(records: Path, folder: Path, row: Row) -> None:
    """From nothing to one segment on disk."""
    from bench.speed.data import load

    offers = load(records)
    with measure.timed(row, "build"), EmbeddedIndex(folder, ours.settings(offers)) as index:
        index.put(ours.entries(offers))
        index.merge()
    row["build_rss_mb"] = measure.rss()


def rongtong(offers: Records, needs: Records, asks: list[Asks], folder: Path, row: Row) -> None:
    """Filtered hybrid queries, updates and the batch. The build runs apart, so that memory is the query's."""
    built = folder.parent / "rongtong.build.json"
    if not built.exists():
        command = [sys.executable, "-c", BUILD, str(folder.parent / "offers"), str(folder)]
        built.write_bytes(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    row.update(json.loads(built.read_text()))
    row["work"] = "BM25 + vectors + filter"
    with measure.timed(row, "open"):
        index = EmbeddedIndex(folder)
    queries = [ours.query(needs, at, ask, TOP) for at, ask in enumerate(asks)]
    found = measure.each(row, "query", [partial(index.search, query) for query in queries])
    measure.each(
        row, "unfiltered", [partial(index.search, ours.query(needs, at, None, TOP)) for at in range(200)]
    )
    row["rss_mb"], row["rss_anonymous_mb"] = measure.rss_now(), _anonymous()
    _recall(index, queries[:JUDGED], found, row)  # type: ignore[arg-type]
    _batch(index, needs, row)
    _updates(index, offers, row)
    index.close()


def _recall(index: EmbeddedIndex, queries: list[Query], found: list[tuple[Hit, ...]], row: Row) -> None:
    wanted = [_ids(index.search(replace(query, exact=True))) for query in queries]
    row["query_recall"] = measure.recall([_ids(hits) for hits in found], wanted)


def _batch(index: EmbeddedIndex, needs: Records, row: Row) -> None:
    chosen = np.sort(np.random.default_rng(3).choice(len(needs), min(SLICE, len(needs)), replace=False))
    queries = [ours.query(needs, int(at), None, TOP) for at in chosen]
    wanted = [_ids(index.search(replace(query, exact=True))) for query in queries[:JUDGED]]
    for look in LOOKS:
        part: Row = {}
        with measure.timed(part, "slice"):
            hits = list(match_all(index, queries, look))
        row[f"batch_{look}_cpu_min"] = float(part["slice_cpu_s"] or 0) / 60 * len(needs) / len(queries)
        row[f"batch_{look}_recall"] = measure.recall([_ids(one) for one in hits], wanted)


def _updates(index: EmbeddedIndex, offers: Records, row: Row) -> None:
    """One changed record, on disk and found by its new word."""
    changed = list(ours.entries(offers, 0, UPDATES))

    def update(at: int) -> None:
        word = f"news{at}"
        index.put([replace(changed[at], terms={**changed[at].terms, word: 3.0})])
        assert index.search(Query({word: 1.0}, alpha=0.0, top=1))[0].id == changed[at].id

    measure.each(row, "update_to_visible", [partial(update, at) for at in range(UPDATES)])
    row["disk_mb"] = measure.disk(Path(index._folder))


def reference(offers: Records, needs: Records, asks: list[Asks], folder: Path, row: Row) -> None:
    """The slow, obvious version on the first thousand offers, and whether the index agrees with it there."""
    slow = ReferenceRetriever(ours.settings(offers))
    some = list(ours.entries(offers, 0, min(1_000, len(offers))))
    with measure.timed(row, "build"):
        slow.put(some)
    queries = [ours.query(needs, at, ask, TOP) for at, ask in enumerate(asks[:20])]
    wanted = measure.each(row, "query", [partial(slow.search, query) for query in queries])
    with tempfile.TemporaryDirectory() as place, EmbeddedIndex(place, slow.settings) as fast:
        fast.put(some)
        assert list(fast.search_many(queries[: len(wanted)])) == wanted
    row["work"] = "BM25 + vectors + filter, 1,000 offers"


def _ids(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.id for hit in hits}


def _anonymous() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1000
    return 0.0


System = Callable[[Records, Records, list[Asks], Path, Row], None]
OURS: dict[str, System] = {"rongtong": rongtong, "reference": reference}
