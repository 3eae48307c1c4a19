"""Spreads independent pieces of work over threads and tells how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Progress = Callable[[int, int], None]
T = TypeVar("T")
R = TypeVar("R")


def spread(
    work: Callable[[T], R], items: Sequence[T], workers: int, progress: Progress | None = None
) -> list[R]:
    """``[work(item) for item in items]`` on ``workers`` threads; the order of results is that of the items.

    ``progress(done, total)`` is called from the calling thread only, after each item.
    """
    if workers <= 1 or len(items) <= 1:
        return [_told(work(item), at, len(items), progress) for at, item in enumerate(items, 1)]
    with ThreadPoolExecutor(workers) as pool:
        found = pool.map(work, items)
        return [_told(result, at, len(items), progress) for at, result in enumerate(found, 1)]


def _told(result: R, done: int, total: int, progress: Progress | None) -> R:
    if progress is not None:
        progress(done, total)
    return result
