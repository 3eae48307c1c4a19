"""One system at one size in a process of its own, so that its memory is its own. Prints a JSON row."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from bench.speed import measure
from bench.speed.data import NEED_WORDS, OFFER_WORDS, World, asks, load, save
from bench.speed.peers import PEERS
from bench.speed.rongtong import OURS

QUERIES = 400
DIM = 384
"""The length of the vectors of the encoder that the product ships with."""


def generate(size: int, place: Path) -> None:
    """Offers and needs of one size, unless they are there."""
    world = World(DIM)
    if not (place / "offers").exists():
        save(world.records(size, OFFER_WORDS, 1), place / "offers")
    if not (place / "needs").exists():
        save(world.records(max(2_000, min(size, 100_000)), NEED_WORDS, 2), place / "needs")


def main(name: str, size: int, place: Path) -> None:
    if name == "generate":
        generate(size, place)
        return
    offers, needs = load(place / "offers"), load(place / "needs")
    row: measure.Row = {"system": name, "size": float(size)}
    folder = place / name
    if name not in OURS:
        shutil.rmtree(folder, ignore_errors=True)
    {**PEERS, **OURS}[name](offers, needs, asks(needs)[:QUERIES], folder, row)
    row.setdefault("rss_mb", measure.rss())
    if folder.exists():
        row.setdefault("disk_mb", measure.disk(folder))
    row["load"] = os.getloadavg()[0]
    print(json.dumps(row))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
