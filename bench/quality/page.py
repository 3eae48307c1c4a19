"""``python -m bench.quality.page``: writes what the last run found into docs; no figure is typed by hand.

The results are kept beside the page; ``--check`` only says whether page and results agree.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.quality import tables

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGE, FAILED = DOCS / "reference" / "benchmarks.md", DOCS / "explanation" / "what-failed.md"
KEPT = DOCS / "reference" / "quality.json"
MADE = ROOT / "bench" / "out" / "quality.json"
TITLES = {
    "need_offer_pool": "Real needs × patents and papers (`need_offer_pool`)",
    "sample": "Our own sample (`samples/`)",
    "csl_absent_keywords": "Keywords a paper does not contain → its abstract (`csl`)",
    "csl_title_discipline": "Title → titles of the same discipline (`csl`)",
    "sbir_needs_awards": "US agency topic → award, English (`sbir_needs_awards`)",
    "fewclue_csldcp": "Abstract → one of 67 disciplines (`fewclue_csldcp`)",
}
MISSED = 0.005
"""A smaller loss of nDCG@10 is none that fifty needs can show."""
Results = Mapping[str, Mapping[str, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    results = json.loads((KEPT if check else MADE).read_text("utf-8"))
    pages = {PAGE: ("quality", quality(results)), FAILED: ("ablation", ablated(results))}
    stale = [
        path
        for path, part in pages.items()
        if filled(path.read_text("utf-8"), *part) != path.read_text("utf-8")
    ]
    if check:
        sys.exit(f"out of date: {', '.join(path.name for path in stale)}" if stale else 0)
    KEPT.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for path, part in pages.items():
        path.write_text(filled(path.read_text("utf-8"), *part), "utf-8")


def filled(page: str, name: str, text: str) -> str:
    """``page`` with ``text`` between the marks of ``name``. Raises ValueError for a page without them."""
    start, end = f"<!-- {name}: generated -->", f"<!-- /{name} -->"
    if start not in page or end not in page:
        raise ValueError(f"the page has no marks {start} and {end}")
    before, after = page.split(start)[0], page.split(end)[1]
    return f"{before}{start}\n\n{text}\n\n{end}{after}"


def quality(results: Results) -> str:
    """The quality half: machine, one line a set, then each set in full."""
    about = next(iter(results.values()))["about"]
    dates = sorted({found["about"]["date"] for found in results.values()})
    libraries = ", ".join(f"{name} {number}" for name, number in about["libraries"].items())
    head = (
        f"Measured {' and '.join(dates)} on {about['cores']} cores, Python {about['python']}, {libraries}; "
        f"encoder `{about['encoder']}`, weights `{about['weights']}`."
    )
    parts = [head, summary(results)]
    for name, title in TITLES.items():
        if name in results:
            parts.append(f"### {title}\n\n{_size(results[name])}\n\n{tables.whole(results[name])}")
    return "\n\n".join(parts)


def summary(results: Results) -> str:
    """Best peer and best of ours on each set, by its first measure."""
    lines = [["set", "measure", "best peer", "rongtong", "difference (95 %)"]]
    for name in TITLES:
        if name in results:
            systems, best = results[name]["systems"], results[name]["best_peer"]
            measure = next(iter(systems[best]))
            ours = next(one for one in systems if one.startswith("rongtong"))
            shown = [ours] + [one for one in systems if "learned (cross" in one]
            lines += [
                [name, measure, f"{tables.interval(systems[best][measure])} {best}",
                 f"{tables.interval(systems[one][measure])} {one.removeprefix('rongtong, ')}",
                 tables.difference(systems[one].get(f"{measure} gap"))]
                for one in shown
            ]  # fmt: skip
    return tables.table(lines)


def _size(found: Mapping[str, Any]) -> str:
    names = ("needs", "pairs", "offers", "questions", "texts", "known", "asked")
    sizes = ", ".join(f"{found[name]:,} {name}" for name in names if name in found)
    return f"{sizes}; {found['seconds']:,} s."


def ablated(results: Results) -> str:
    """Features that a pool's ranking does not miss."""
    lines = [["set", "feature", "nDCG@10 without it", "change"]]
    for name, found in results.items():
        for feature, row in found.get("ablation", {}).get("left out", {}).items():
            gap = row["ndcg@10 gap"]
            if gap[0] > -MISSED:
                lines.append([name, feature, tables.interval(row["ndcg@10"]), tables.difference(gap)])
    return tables.table(lines)


if __name__ == "__main__":
    main()
