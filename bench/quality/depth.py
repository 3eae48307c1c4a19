"""``python -m bench.quality.depth``: what is lost when fewer offers of the index are scored in full.

For each depth: how much of the ten best of all offers (at the least level that is shown) are still the ten
best shown, and how many judged good offers are among the candidates.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from bench.quality import datasets
from rongtong_match.rank import candidates, combine
from rongtong_match.rank.options import Options, silent
from rongtong_match.rank.pipeline import Matcher, matcher
from rongtong_match.text.encoders.choose import open_encoder
from rongtong_match.types import Level

DEPTHS = (30, 50, 80, 120, 200)
SHOWN = 10
OUT = Path(__file__).parents[1] / "out" / "depth.json"


def main() -> None:
    """Measure the judged pool, or our own sample where there is no public data."""
    data = datasets.folder()
    pool = datasets.need_offer_pool(data) if data else datasets.sample()
    options = Options(today=date(2026, 11, 1))
    ready = matcher(pool.needs, pool.offers, options, open_encoder("e5"))
    every = np.arange(len(pool.offers))
    best = [_shown(ready, need, every) for need in range(len(pool.needs))]
    found: dict[str, Any] = {
        "set": pool.name,
        "needs": len(pool.needs),
        "offers": len(pool.offers),
        "depths": {},
    }
    for depth in DEPTHS:
        # ``Options.candidates`` never looks at fewer than five times what is shown: the site does.
        wanted = Options(today=options.today, depth=depth, top=depth // 5)
        lists = candidates.find(ready.prepared, ready.offers, ready.needs, wanted, silent)
        found["depths"][str(depth)] = _kept(ready, lists, best)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(found, ensure_ascii=False, indent=1), file=sys.stdout)


def _shown(ready: Matcher, need: int, rows: Any) -> list[int]:
    """Give the ten best that would be shown."""
    scored = ready.scored(need, rows)
    order = [row for row in ready.order(scored) if _level(ready, scored, row) >= Level.WEAK]
    return [int(rows[row]) for row in order[:SHOWN]]


def _level(ready: Matcher, scored: combine.Scored, row: int) -> Level:
    return combine.level(int(scored.totals[row]), ready.weights)


def _kept(ready: Matcher, lists: Sequence[Any], best: Sequence[list[int]]) -> dict[str, float]:
    pairs = [(set(rows.tolist()), top) for rows, top in zip(lists, best, strict=True) if top]
    firsts = sum(top[0] in rows for rows, top in pairs)
    all_ten = sum(len(rows & set(top)) for rows, top in pairs)
    return {
        "of the ten best": round(all_ten / sum(len(top) for _rows, top in pairs), 4),
        "of the best": round(firsts / len(pairs), 4),
        "scored": round(float(np.mean([len(rows) for rows in lists])), 1),
    }


if __name__ == "__main__":
    main()
