"""``python -m bench region``: needs and offers in bulk, many clients, the peers of a search.

By default 50,000 offers and 5,000 needs; ``--full`` is 1,000,000 and 100,000 on the people of two provinces
(with ``--keep``: the folder of ``python -m bench platform --full --keep``). PostgreSQL only.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.platform.__main__ import database, fill
from bench.platform.show import machine, table

OUT = Path(__file__).parents[1] / "out" / "region.json"


def main() -> None:
    """Run from the command line."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="rongtong-bench-", ignore_cleanup_errors=True) as scratch:
        place = asked.keep or Path(scratch)
        Path(scratch).chmod(0o755)  # the cluster's own user passes through
        with database(place, sqlite=False):
            os.environ |= {
                "RONGTONG_HOME": str(place / "home"),
                "DJANGO_SETTINGS_MODULE": "rongtong.config.settings",
            }
            fill(place / "filled", asked.full)
            _fill(place, asked.full)
            found = _measured(asked.clients, asked.seconds, asked.peers)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(table(found))
    for name in ("once", "peers"):
        print(json.dumps(found[name], ensure_ascii=False, indent=1))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="1,000,000 offers, 100,000 needs")
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--keep", type=Path, help="folder to keep everything in")
    parser.add_argument("--peers", type=int, default=50_000, help="so many offers for the peers; 0: none")
    return parser.parse_args()


def _fill(place: Path, full: bool) -> None:
    """Load needs and offers, and build their index: each once a folder."""
    size = ("--full",) if full else ()
    for part, options in (("load", size), ("build", ())):
        mark = place / f"region-{part}"
        if not mark.exists():
            command = (sys.executable, "-m", f"bench.region.{part}", *options)
            subprocess.run(command, check=True, stdout=sys.stderr)
            mark.touch()


WARMING = 15.0
"""Seconds of reading that are not measured."""


def _measured(clients: int, seconds: float, peers: int) -> dict[str, Any]:
    import django

    django.setup()
    from bench.platform.clients import measured
    from bench.platform.server import serving
    from bench.region import once
    from bench.region.pages import planned
    from bench.region.peers import compared

    found: dict[str, Any] = {"machine": machine(), "once": once.matching(), "rows": []}
    visit = planned()
    with serving() as port:
        # Each process opens the index once, for seconds: a site does so when it starts, not for a reader.
        measured(port, visit, clients=clients, seconds=WARMING, pause_s=0.0)
        for many, pause in ((clients, 1.0), (clients, 0.0), (1, 0.0)):
            waits = measured(port, visit, clients=many, seconds=seconds, pause_s=pause)
            reading = "reading for a second" if pause else "without a pause"
            found["rows"] += waits.rows(f"{many} clients, {reading}")
        with once.rebuilding() as rebuilt:
            waits = measured(port, visit, clients=clients, seconds=seconds, pause_s=1.0)
            found["rows"] += waits.rows(f"{clients} clients, reading, while the index is built anew")
        found["once"] |= rebuilt
    return found | {"peers": compared(peers) if peers else []}


if __name__ == "__main__":
    main()
