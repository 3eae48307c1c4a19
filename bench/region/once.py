"""What is done once and timed: matching of what is new, and the index built anew beside the readers."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from statistics import median
from typing import Any

NEEDS, OFFERS = 40, 10


def matching(seed: int = 9) -> dict[str, Any]:
    """Match needs and offers as if each were new; seconds until their candidates are kept."""
    from rongtong.apps.catalogue.models import Showing

    chance, found = Random(seed), {}
    for side, many in (("need", NEEDS), ("offer", OFFERS)):
        newest = Showing.objects.filter(side=side).order_by("-published_at")
        keys = list(newest.values_list("pk", flat=True)[:4_000])
        taken = [_matched(key) for key in chance.sample(keys, min(many, len(keys)))]
        worst = sorted(taken)[int(0.95 * (len(taken) - 1))]
        found[side] = {"n": len(taken), "p50_s": round(median(taken), 2), "p95_s": round(worst, 2)}
    return {"matching": found}


def _matched(key: int) -> float:
    """Run the job itself, here and now."""
    from django.utils import timezone

    from rongtong.kit.jobs import enqueue
    from rongtong.kit.jobs.worker import work_on
    from rongtong.lib.actor import SYSTEM

    made = enqueue("matching.match", actor=SYSTEM, at=timezone.now(), listing=key)
    began = time.monotonic()
    work_on(made.pk)
    return time.monotonic() - began


@contextmanager
def rebuilding(side: str = "need") -> Iterator[dict[str, Any]]:
    """Build the index of a side anew in another process while the body runs; gives what it took."""
    code = (
        "import django, time; django.setup()\n"
        "from django.utils import timezone\n"
        "from rongtong.apps.catalogue.actions import indexing\n"
        f"print(indexing.rebuild({side!r}, at=timezone.now()))"
    )
    began, found = time.monotonic(), dict[str, Any]()
    process = subprocess.Popen((sys.executable, "-c", code), stdout=subprocess.PIPE, text=True)
    yield found
    size = process.communicate()[0].strip()
    found["rebuild"] = {"side": side, "entries": size, "seconds": round(time.monotonic() - began)}
