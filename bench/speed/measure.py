"""Clocks and sizes, the same for every system."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

Row = dict[str, float | str | None]


@contextmanager
def timed(row: Row, name: str) -> Iterator[None]:
    """Wall and processor seconds of a stretch, as ``name``_s and ``name``_cpu_s."""
    wall, used = time.perf_counter(), time.process_time()
    yield
    row[f"{name}_s"] = time.perf_counter() - wall
    row[f"{name}_cpu_s"] = time.process_time() - used


def each(row: Row, name: str, calls: Sequence[Callable[[], object]], seconds: float = 60) -> list[object]:
    """Run calls one by one; p50 and p99 in milliseconds, by the wall clock and by processor time."""
    wall, used, out = [], [], []
    started = time.perf_counter()
    for call in calls:
        at, cpu = time.perf_counter(), time.process_time()
        out.append(call())
        wall.append(time.perf_counter() - at)
        used.append(time.process_time() - cpu)
        if time.perf_counter() - started > seconds:
            break
    for kind, times in (("", wall), ("_cpu", used)):
        row[f"{name}_p50{kind}_ms"], row[f"{name}_p99{kind}_ms"] = (
            float(value) * 1000 for value in np.percentile(times, [50, 99])
        )
    row[f"{name}_count"] = len(out)
    return out


def recall(found: Sequence[set[str]], wanted: Sequence[set[str]]) -> float:
    """Mean share of the wanted ids that were found; a query that wants nothing counts for nothing."""
    shares = [len(got & want) / len(want) for got, want in zip(found, wanted, strict=False) if want]
    return float(np.mean(shares)) if shares else 1.0


def disk(folder: Path) -> float:
    """Megabytes below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def rss() -> float:
    """The most memory this process has held, in megabytes; pages of mapped files count."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def rss_now() -> float:
    """The memory this process holds now, in megabytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1000
    return rss()
