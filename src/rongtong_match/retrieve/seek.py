"""Candidates in a large segment: entries of the nearest clusters and the best by terms, exactly scored.

Terms are scored for every entry (postings are short), so a term match is never missed; only the dense
side is approximate. How many entries of near clusters are looked at does not shrink under a filter:
clusters are visited until enough *passing* entries have been seen.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csc_array

from rongtong_match.retrieve.asked import Probe
from rongtong_match.retrieve.coding import Bools, Ints, Longs
from rongtong_match.retrieve.scan import Found, best, dense_of, scan
from rongtong_match.retrieve.segment import Segment

SCAN_AT_MOST = 10_000
"""So few passing entries are all looked at."""
NEAR = 10_000
"""Passing entries of near clusters that are looked at."""
BY_TERMS = 1_000
"""Entries taken for their terms alone, about."""
SAMPLE = 61
"""Every so many-th entry is sampled to find the score that about BY_TERMS reach."""


def search(segment: Segment, probe: Probe) -> Found:
    """The best of one segment; exact when asked for, or when few entries pass."""
    mask = segment.passing(probe.asked)
    passing = int(np.count_nonzero(mask))
    few = passing <= max(SCAN_AT_MOST, 2 * probe.top)
    if probe.exact or few or not len(segment.clusters.centroids):
        return scan(segment, np.flatnonzero(mask), probe)
    lexical = lexical_all(segment, probe)
    lexical *= mask
    rows = _both(near(segment, mask, passing, probe), by_terms(lexical, max(BY_TERMS, 4 * probe.top)))
    dense = dense_of(segment.columns, rows, probe)
    part = lexical[rows].astype(np.int64)
    return best(Found(rows, probe.fused(part, dense), part, dense), probe.top)


def _both(one: Longs, other: Longs) -> Longs:
    rows = np.sort(np.concatenate([one, other]))
    return rows[np.append(True, rows[1:] != rows[:-1])] if len(rows) else rows


def lexical_all(segment: Segment, probe: Probe) -> Ints:
    """Shares times impacts, summed for every row by way of the postings."""
    post = segment.terms
    places, there = post.places(probe.terms)
    if not there.any():
        return np.zeros(len(segment), np.int32)
    spans = [slice(post.offsets[at], post.offsets[at + 1]) for at in places[there]]
    edges = np.cumsum([0, *(span.stop - span.start for span in spans)]).astype(np.int32)
    rows = np.concatenate([post.rows[span] for span in spans])
    impacts = np.concatenate([post.impacts[span] for span in spans]).astype(np.int32)
    table = csc_array((impacts, rows, edges), shape=(len(segment), len(spans)))
    return np.asarray(table @ probe.shares[there], np.int32)


def near(segment: Segment, mask: Bools, passing: int, probe: Probe) -> Longs:
    """Passing rows of the clusters nearest to the query, ascending."""
    if not probe.square:
        return np.zeros(0, np.int64)
    starts, wanted = segment.clusters.starts, max(NEAR, 20 * probe.top)
    order = np.argsort(-(segment.clusters.centroids @ probe.vector), kind="stable")
    sizes = (starts[order + 1] - starts[order]).cumsum()
    reach = wanted * len(segment) / passing
    while True:
        # First as many clusters as would do if the filter took its share everywhere, then ever more.
        clusters = order[: np.searchsorted(sizes, reach) + 1]
        rows = _rows(starts[clusters], starts[clusters + 1])
        rows = rows[mask[rows]]
        if len(rows) >= wanted or len(clusters) == len(order):
            return rows
        reach *= 2


def _rows(starts: Longs, ends: Longs) -> Longs:
    order = np.argsort(starts)
    starts, ends = starts[order], ends[order]
    sizes = ends - starts
    rows = np.repeat(starts - np.append(0, sizes.cumsum()[:-1]), sizes)
    rows += np.arange(len(rows))
    return rows


def by_terms(lexical: Ints, wanted: int) -> Longs:
    """About ``wanted`` rows (or a few times more, never fewer if there are so many) with the highest sums."""
    sample = lexical[::SAMPLE]
    rank = min(len(sample), 2 * wanted // SAMPLE + 8)
    least = max(1, int(np.partition(sample, -rank)[-rank]))
    rows = np.flatnonzero(lexical >= least)
    if len(rows) < wanted and least > 1:
        rows = np.flatnonzero(lexical)
    if len(rows) > wanted:
        least = int(np.partition(lexical[rows], -wanted)[-wanted])
        rows = rows[lexical[rows] >= least]
    return rows
