"""All needs with all offers: the same scores as single searches, with the vectors of many needs at once.

Needs that look into the same cluster are multiplied with it in one matrix product; terms are then
scored need by need. A need with a filter of its own is searched for by itself, under its filter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rongtong_match.retrieve.asked import Probe
from rongtong_match.retrieve.base import Filter, Hit, Query
from rongtong_match.retrieve.build import SMALL
from rongtong_match.retrieve.coding import Longs
from rongtong_match.retrieve.embedded import EmbeddedIndex, hits_of
from rongtong_match.retrieve.part import Part
from rongtong_match.retrieve.scan import Found, scan
from rongtong_match.retrieve.seek import choose, stretches
from rongtong_match.retrieve.segment import Segment

BLOCK = 2_000
"""Needs at a time: their dot products take about 80 MB."""
LOOK = 32_000
"""Entries of near clusters that each need sees: recall above 0.99 at a million entries."""

Dots = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Visits:
    """Clusters each need looks into and the dot products there, need after need, cluster after cluster."""

    clusters: Longs
    """Shape (needs, visits)."""
    edges: Longs
    """Need ``i``, visit ``j`` has ``dots[edges[i, j]:edges[i, j + 1]]``; shape (needs, visits + 1)."""
    dots: Dots


def match_all(
    index: EmbeddedIndex, queries: Sequence[Query], look: int = LOOK, progress: Callable[[int], object] = int
) -> Iterator[tuple[Hit, ...]]:
    """The hits of each query, in order, as ``index.search`` gives them but for what it approximates.

    ``look`` is how many entries of near clusters each need sees in a large segment: more find more.
    ``progress`` is told how many needs are done. The index must not be written to meanwhile.
    """
    for at in range(0, len(queries), BLOCK):
        yield from _block(index, queries[at : at + BLOCK], look)
        progress(min(at + BLOCK, len(queries)))


def _block(index: EmbeddedIndex, queries: Sequence[Query], look: int) -> Iterator[tuple[Hit, ...]]:
    shelves = index.view()
    together = [query.filter == Filter() and not query.exact for query in queries]
    probes = [index.probe(query) for query, yes in zip(queries, together, strict=True) if yes]
    found: list[list[tuple[Part, Found]]] = [[] for _ in probes]
    for part in shelves.parts():
        for need, best in enumerate(_part(part, probes, look)):
            found[need].append((part, best))
    ready = iter(found)
    for query, yes in zip(queries, together, strict=True):
        if yes:
            yield hits_of(next(ready), query.top)
        else:
            yield index.search(query)


def _part(part: Part, probes: Sequence[Probe], look: int) -> Iterator[Found]:
    if isinstance(part, Segment) and len(part.clusters.centroids) and probes:
        visits = _visit(part, probes, look)
        yield from (_need(part, probe, visits, need) for need, probe in enumerate(probes))
        return
    rows = np.flatnonzero(part.alive)
    few = max(1, SMALL * BLOCK // 4 // max(1, len(rows)))
    for at in range(0, len(probes), few):
        vectors = np.stack([probe.vector for probe in probes[at : at + few]])
        dots = vectors @ part.columns.codes[rows].astype(np.float32).T
        yield from (scan(part, rows, probe, dots[need]) for need, probe in enumerate(probes[at : at + few]))


def _visit(segment: Segment, probes: Sequence[Probe], look: int) -> Visits:
    starts, centroids = segment.clusters.starts, segment.clusters.centroids
    vectors = np.stack([probe.vector for probe in probes])
    mean = max(1.0, float(starts[-1]) / len(centroids))
    count = min(len(centroids), int(np.ceil(look / mean)))
    clusters = np.argpartition(-(vectors @ centroids.T), count - 1, axis=1)[:, :count]
    clusters = np.sort(clusters, axis=1)
    sizes = starts[clusters + 1] - starts[clusters]
    edges = np.concatenate([[0], sizes.ravel().cumsum()])
    dots = np.empty(edges[-1], np.float32)
    owners = np.argsort(clusters, axis=None, kind="stable")
    bounds = np.searchsorted(clusters.ravel()[owners], np.arange(len(centroids) + 1))
    for cluster in range(len(centroids)):
        visits = owners[bounds[cluster] : bounds[cluster + 1]]
        if len(visits) and starts[cluster + 1] > starts[cluster]:
            rows = segment.columns.codes[starts[cluster] : starts[cluster + 1]].astype(np.float32)
            places = edges[visits][:, None] + np.arange(len(rows))
            dots[places] = vectors[visits // count] @ rows.T
    wide = np.lib.stride_tricks.sliding_window_view(edges, count + 1)[::count]
    return Visits(clusters, wide, dots)


def _need(segment: Segment, probe: Probe, visits: Visits, need: int) -> Found:
    starts, clusters, edges = segment.clusters.starts, visits.clusters[need], visits.edges[need]
    rows = stretches(starts[clusters], starts[clusters + 1])
    dots = visits.dots[edges[0] : edges[-1]]
    if not segment.whole():
        living = segment.alive[rows]
        rows, dots = rows[living], dots[living]
    return choose(segment, probe, segment.alive, rows, dots)
