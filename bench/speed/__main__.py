"""``python -m bench.speed --sizes 10000,100000,1000000``: rows to bench/out/speed.json, a table, a picture.

``--keep FOLDER`` keeps data and indexes there for the next run; ``--only a,b`` runs these systems.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.speed import floor, show
from bench.speed.measure import Row

SYSTEMS = "rongtong,reference,tantivy,fts5,bm25s,faiss_flat,faiss_ivf,gemm"
LIMIT = 900
OUT = Path(__file__).parents[1] / "out"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--only", default=SYSTEMS)
    parser.add_argument("--keep", type=Path)
    parser.add_argument(
        "--limit", type=int, default=LIMIT, help="seconds a peer may take (ours may take any)"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        rows = [
            row
            for size in map(int, asked.sizes.split(","))
            for row in one_size(
                size, asked.only.split(","), (asked.keep or Path(scratch)) / str(size), asked.limit
            )
        ]
    OUT.mkdir(exist_ok=True)
    kept = merged(OUT / "speed.json", rows)
    limits = floor.measured()
    (OUT / "speed.json").write_text(json.dumps({"floor": limits, "rows": kept}, indent=1))
    print(show.table(kept))
    show.picture(kept, limits, OUT / "speed.svg")


def one_size(size: int, names: list[str], place: Path, limit: int) -> list[Row]:
    """Each system after the other, one thread each."""
    run("generate", size, place, None)
    return [run(name, size, place, None if name == "rongtong" else limit) for name in names]


def run(name: str, size: int, place: Path, limit: int | None) -> Row:
    """One system in its own process; a peer that takes too long is said to have been skipped."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
    command = [sys.executable, "-m", "bench.speed.run", name, str(size), str(place)]
    print(f"{name} at {size:,} …", file=sys.stderr, flush=True)
    try:
        done = subprocess.run(
            command, env=os.environ | threads, timeout=limit, stdout=subprocess.PIPE, check=True, text=True
        )
    except subprocess.TimeoutExpired:
        return {"system": name, "size": float(size), "work": f"skipped: more than {limit} s"}
    except subprocess.CalledProcessError as error:
        return {"system": name, "size": float(size), "work": f"failed: exit code {error.returncode}"}
    return json.loads(done.stdout.splitlines()[-1]) if done.stdout else {}


def merged(path: Path, rows: list[Row]) -> list[Row]:
    """Rows of earlier runs that this run did not repeat, and this run's."""
    old = json.loads(path.read_text())["rows"] if path.exists() else []
    table = {(row["size"], row["system"]): row for row in (*old, *rows)}
    return [table[key] for key in sorted(table)]


if __name__ == "__main__":
    main()
