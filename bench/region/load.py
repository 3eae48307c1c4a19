"""``python -m bench.region.load --full``: needs and offers for the organisations and people of a database.

50,000 offers and 5,000 needs; ``--full`` lets PostgreSQL make nineteen more of each (``multiply``), which
have no entries in the trail.

The database of DATABASE_URL was filled by ``bench.platform.load``. Notices, traces of duplicates and the
jobs that actions would have left are not made; everything else of a listing is as after the last action.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

from bench.platform.load import beside
from bench.region.size import COPIES, SMALL, Size


def fill(
    size: Size, now: datetime, helpers: int = 0, say: Callable[[str], None] = print, trail: bool = True
) -> dict[str, int]:
    """Write everything, with so many processes beside this one; give the rows of each table."""
    from bench.platform.writer import count_on, next_key
    from bench.region.life import Lives
    from bench.region.rows import MODELS, write
    from bench.region.telling import tell
    from rongtong.apps.catalogue.models import Listing
    from rongtong.apps.vocab import queries as vocab

    began = time.monotonic()
    with vocab.pinned():
        lives, first = Lives(size, now), next_key(Listing)
        say(f"{time.monotonic() - began:7.1f} s  owners")
        waits = beside(partial(write, lives, first), size.listings, helpers)
        entries = tell(lives, first, size.listings) if trail else 0
        say(f"{time.monotonic() - began:7.1f} s  the trail")
        for wait in waits:
            wait()
        count_on(*MODELS)
        say(f"{time.monotonic() - began:7.1f} s  needs and offers")
    return {"audit.Entry": entries} | {model._meta.label: model._default_manager.count() for model in MODELS}


def main() -> None:
    """Load from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="1,000,000 offers instead of 50,000")
    parser.add_argument("--no-trail", action="store_true", help="without the entries of the trail")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rongtong.config.settings")
    import django

    django.setup()
    from django.db import connection
    from django.utils import timezone

    from bench.platform.writer import count_on, in_bulk, without_look_ups
    from bench.region.multiply import multiply
    from bench.region.rows import MODELS
    from rongtong.kit.audit.models import Entry

    began, helpers = time.monotonic(), 2 if connection.vendor == "postgresql" else 0
    with in_bulk(*MODELS, *(() if asked.no_trail else (Entry,))):
        print(fill(SMALL, timezone.now(), helpers=helpers, trail=not asked.no_trail))
        if asked.full:
            without_look_ups()
            multiply(COPIES)
            count_on(*MODELS)
    print(f"{time.monotonic() - began:.0f} s with the tables' indexes")


if __name__ == "__main__":
    main()
