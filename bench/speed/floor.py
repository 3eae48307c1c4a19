"""What the machine can do at best: how fast memory is read, and how fast matrices are multiplied."""

from __future__ import annotations

import time

import numpy as np


def measured() -> dict[str, float]:
    """Bytes a second read from memory, and floating-point operations a second, on one core."""
    big = np.ones(64_000_000, np.float32)
    one, other = np.ones((2048, 2048), np.float32), np.ones((2048, 2048), np.float32)
    return {
        "bytes_per_s": big.nbytes / _best(lambda: big.sum()),
        "flop_per_s": 2 * 2048**3 / _best(lambda: one @ other),
    }


def _best(work: object, tries: int = 5) -> float:
    times = []
    for _ in range(tries):
        at = time.process_time()
        work()  # type: ignore[operator]
        times.append(time.process_time() - at)
    return min(times)
