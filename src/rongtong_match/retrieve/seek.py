"""Candidates in a large segment: entries of the nearest clusters and the best by terms, exactly scored.

How many entries of near clusters are looked at does not shrink under a filter: clusters are visited
until enough *passing* entries have been seen. Term sums leave out a query's commonest terms, which have
the longest postings and say the least; the exact scores at the end count all of them.
"""

from __future__ import annotations

import numpy as np

from rongtong_match.retrieve.asked import Probe
from rongtong_match.retrieve.coding import FULL, SHARE, Bools, Ints, Longs
from rongtong_match.retrieve.scan import Dots, Found, dots_of, scan
from rongtong_match.retrieve.segment import Segment

SCAN_AT_MOST = 8_000
"""So few passing entries are all looked at."""
NEAR = 10_000
"""Passing entries of near clusters that are looked at."""
POOL = 4
"""Candidates scored exactly for each hit wanted, of near clusters and by terms alike."""
BY_TERMS = 400
"""The least number taken for their terms alone."""
SAMPLE = 251
"""Every so many-th entry is sampled to find the sum that about so many reach."""
COMMON = 0.1
"""Share of a query's weight that its commonest terms may hold to be left out of the sums."""


def search(segment: Segment, probe: Probe) -> Found:
    """The best of one segment; exact when asked for, or when few entries pass."""
    mask = segment.passing(probe.asked)
    passing = int(np.count_nonzero(mask))
    few = passing <= max(SCAN_AT_MOST, 2 * probe.top)
    if probe.exact or few or not len(segment.clusters.centroids):
        return scan(segment, np.flatnonzero(mask), probe)
    rows = near(segment, mask, passing, probe)
    return choose(segment, probe, mask, rows, dots_of(segment.columns, rows, probe))


def choose(segment: Segment, probe: Probe, mask: Bools, rows: Longs, dots: Dots) -> Found:
    """The best of ``rows``, whose dot products with the query are given, and of those with its terms."""
    sums = rough_sums(segment, probe)
    others = by_terms(sums, mask, max(BY_TERMS, POOL * probe.top))
    rows = np.concatenate([rows, others])
    dots = np.concatenate([dots, dots_of(segment.columns, others, probe).astype(dots.dtype)])
    pool = max(POOL * probe.top, 200)
    if len(rows) > pool:
        scores = rough_scores(segment, probe, rows, dots, sums)
        best = scores >= np.partition(scores, -pool)[-pool]
        rows, dots = rows[best], dots[best]
    rows, first = np.unique(rows, return_index=True)
    return scan(segment, rows, probe, dots[first])


def rough_scores(segment: Segment, probe: Probe, rows: Longs, dots: Dots, sums: Ints) -> Dots:
    """Scores good enough to choose by: single precision, sums without the commonest terms."""
    scores = sums[rows].astype(np.float32)
    scores *= np.float32((1 - probe.alpha) / FULL)
    if probe.square:
        scores += np.maximum(dots * segment.inverse[rows], 0) * np.float32(probe.alpha / probe.square**0.5)
    return scores


def rough_sums(segment: Segment, probe: Probe) -> Ints:
    """Shares times impacts for every row, but for the commonest terms."""
    post = segment.terms
    if not len(post.keys):
        return np.zeros(len(segment), np.int32)
    places, there = post.places(probe.terms)
    lengths = np.where(there, post.offsets[places + 1] - post.offsets[places], 0)
    order = np.argsort(-lengths, kind="stable")
    counted = np.sort(order[probe.shares[order].cumsum() > COMMON * SHARE])
    return segment.sums(probe.terms[counted], probe.shares[counted])


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
        rows = stretches(starts[clusters], starts[clusters + 1])
        rows = rows[mask[rows]]
        if len(rows) >= wanted or len(clusters) == len(order):
            return rows
        reach *= 2


def stretches(starts: Longs, ends: Longs) -> Longs:
    """All rows of these stretches, ascending."""
    order = np.argsort(starts)
    starts, ends = starts[order], ends[order]
    sizes = ends - starts
    rows = np.repeat(starts - np.append(0, sizes.cumsum()[:-1]), sizes)
    rows += np.arange(len(rows))
    return rows


def by_terms(sums: Ints, mask: Bools, wanted: int) -> Longs:
    """About ``wanted`` passing rows with the highest sums, ascending; all with a sum if there are fewer."""
    sample = sums[::SAMPLE] * mask[::SAMPLE]
    sample = sample[sample > 0]  # the many zeros make a partition slow
    rank = 2 * wanted // SAMPLE + 8
    least = int(np.partition(sample, -rank)[-rank]) if len(sample) > rank else 1
    rows = _true(sums >= least)
    rows = rows[mask[rows]]
    if len(rows) < wanted and least > 1:
        rows = np.flatnonzero((sums > 0) & mask)
    if len(rows) > wanted:
        rows = np.sort(rows[np.argpartition(sums[rows], -wanted)[-wanted:]])
    return rows


def _true(flags: Bools) -> Longs:
    """``flatnonzero`` where few are true: eight flags are looked at together first."""
    whole = len(flags) // 8 * 8
    words = np.flatnonzero(flags[:whole].view(np.uint64) != 0)
    rows = (words[:, None] * 8 + np.arange(8)).ravel()
    return np.append(rows[flags[rows]], whole + np.flatnonzero(flags[whole:]))
