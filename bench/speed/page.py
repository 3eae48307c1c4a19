"""``python -m bench.speed.page``: writes the last speed run into docs; no figure is typed by hand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from bench.quality.page import PAGE, filled
from bench.speed import show

MADE = Path(__file__).parents[1] / "out"
KEPT = PAGE.with_name("speed.json")
PICTURE = PAGE.parents[1] / "images" / "speed.svg"


def main() -> None:
    results = json.loads((MADE / "speed.json").read_text("utf-8"))
    KEPT.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shutil.copyfile(MADE / "speed.svg", PICTURE)
    PAGE.write_text(filled(PAGE.read_text("utf-8"), "speed", text(results)), "utf-8")


def text(results: dict[str, object]) -> str:
    """The table and the picture."""
    rows = results["rows"]
    assert isinstance(rows, list)
    return f"{show.table(rows)}\n\n![How cost grows, with the physical floor](../images/speed.svg)"


if __name__ == "__main__":
    main()
