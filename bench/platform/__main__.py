"""``python -m bench platform``: fill a database, let many clients ask for its pages, keep what they waited.

By default 20,000 accounts on a PostgreSQL of its own (SQLite where there is none); ``--full`` is the size
of two provinces and takes half an hour and 12 GB. ``--keep FOLDER`` keeps cluster and home for the next run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.platform.cluster import cluster
from bench.platform.show import machine, table
from tests.postgres import programs

OUT = Path(__file__).parents[1] / "out" / "platform.json"


def main() -> None:
    """Run from the command line."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="rongtong-bench-", ignore_cleanup_errors=True) as scratch:
        place = asked.keep or Path(scratch)
        Path(scratch).chmod(0o755)  # the cluster's own user passes through
        with database(place, asked.sqlite):
            os.environ |= {
                "RONGTONG_HOME": str(place / "home"),
                "DJANGO_SETTINGS_MODULE": "rongtong.config.settings",
            }
            fill(place / "filled", asked.full)
            found = _measured(asked.clients, asked.seconds)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(table(found))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="2.75 million accounts, 164,000 organisations")
    parser.add_argument("--sqlite", action="store_true", help="on SQLite though PostgreSQL is there")
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--keep", type=Path, help="folder to keep everything in")
    return parser.parse_args()


@contextmanager
def database(place: Path, sqlite: bool) -> Iterator[None]:
    if sqlite or programs() is None:
        os.environ.pop("DATABASE_URL", None)
        yield
        return
    with cluster(place / "postgresql") as address:
        os.environ["DATABASE_URL"] = address
        yield


def fill(mark: Path, full: bool) -> None:
    """Prepare for the code of today, and load, once a folder."""
    Path(os.environ["RONGTONG_HOME"]).mkdir(parents=True, exist_ok=True)
    subprocess.run((sys.executable, "-m", "rongtong.config", "prepare"), check=True, stdout=sys.stderr)
    if mark.exists():
        return
    size = ("--full",) if full else ()
    subprocess.run((sys.executable, "-m", "bench.platform.load", *size), check=True, stdout=sys.stderr)
    mark.touch()


def _measured(clients: int, seconds: float) -> dict[str, Any]:
    import django

    django.setup()
    from bench.platform.clients import measured
    from bench.platform.pages import SIGN_IN, planned
    from bench.platform.server import serving

    visit, rows = planned(), []
    with serving() as port:
        for stage, pause in (("reading for a second", 1.0), ("without a pause", 0.0)):
            waits = measured(
                port, visit, clients=clients, seconds=seconds, pause_s=pause, leave="" if pause else SIGN_IN
            )
            rows += waits.rows(f"{clients} clients, {stage}")
        rows += measured(port, visit, clients=1, seconds=seconds, pause_s=0, leave=SIGN_IN).rows(
            "1 client, without a pause"
        )
        rows += measured(port, visit, clients=clients, seconds=seconds, pause_s=0, only=SIGN_IN).rows(
            f"{clients} clients, sign-in alone"
        )
    return {"machine": machine(), "rows": rows}


if __name__ == "__main__":
    main()
