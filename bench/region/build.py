"""``python -m bench.region.build``: the search index of what was loaded, by the site's own rebuild; timed."""

from __future__ import annotations

import os
import time
from typing import Any


def build() -> list[dict[str, Any]]:
    """Build both sides; give entries, seconds, CPU seconds and bytes of each."""
    from django.utils import timezone

    from bench.region.vectors import prefill
    from rongtong.apps.catalogue.actions import indexing
    from rongtong.apps.catalogue.queries import index, index_store

    rows: list[dict[str, Any]] = [{"vectors": prefill()}]
    for side in index.SIDES:
        began, worked = time.monotonic(), time.process_time()
        size = indexing.rebuild(side, at=timezone.now())
        place = index_store.current(side)
        files = place.folder.rglob("*") if place else ()
        rows.append(
            {
                "side": side,
                "entries": size,
                "seconds": round(time.monotonic() - began),
                "cpu_s": round(time.process_time() - worked),
                "mb": round(sum(file.stat().st_size for file in files if file.is_file()) / 1e6),
            }
        )
    return rows


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rongtong.config.settings")
    import django

    django.setup()
    print(build())
