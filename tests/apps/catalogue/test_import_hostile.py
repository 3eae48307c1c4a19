"""Files that mean harm: each ends in a sentence, within bounds of memory and time, and nothing runs."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from openpyxl import Workbook, load_workbook

from rongtong.apps.catalogue.queries import apart
from rongtong.apps.catalogue.queries.sheet_lines import Lines
from rongtong_match.messages import say
from tests.apps.catalogue.hostile_files import GOOD, WRITERS
from tests.factories import vocab

TODAY = date(2026, 11, 22)
BYTES, SECONDS = 1_400 << 20, 120
READ = """
import json, resource, sys
from datetime import date
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
from rongtong.apps.catalogue.queries import apart
for name in sys.argv[3:]:
    found = apart.reading(Path(name), "offer", {}, {}, date(2026, 11, 22))
    said = {"code": found.problem.code if found.problem else "", "read": bool(found.loaded)}
    print(json.dumps({Path(name).name: said}), flush=True)
"""


@pytest.mark.once
@pytest.mark.thorough
def test_every_hostile_file_ends_in_a_sentence_within_its_bounds(tmp_path: Path) -> None:
    for name, write in WRITERS.items():
        write(tmp_path / name)
    files = [str(tmp_path / name) for name in WRITERS]
    ended = subprocess.run(
        [sys.executable, "-c", READ, str(BYTES), str(SECONDS), *files], check=False, capture_output=True
    )
    said: dict[str, Any] = {}
    for line in ended.stdout.decode().splitlines():
        said |= json.loads(line)
    assert list(said) == list(WRITERS), (ended.returncode, ended.stderr.decode()[-2000:])
    read = {name for name, one in said.items() if one["read"]}
    assert read <= HARMLESS
    assert all(one["code"].startswith("tables.") for name, one in said.items() if name not in read)


@pytest.mark.once
@pytest.mark.parametrize("name", GOOD)
def test_odd_but_honest_files_are_read(name: str, tmp_path: Path) -> None:
    GOOD[name](tmp_path / name)
    found = apart.reading(tmp_path / name, "offer", {}, {}, TODAY)
    assert found.loaded is not None, found.problem
    assert found.loaded.records[0].title == "镁合金压铸"


def formulas_in(path: Path) -> list[str]:
    """Give every cell that a spreadsheet would run."""
    if path.suffix == ".csv":
        cells = [cell for line in path.read_text("utf-8-sig").splitlines() for cell in line.split(",")]
        return [cell for cell in cells if cell.lstrip('"').startswith(("=", "+", "-", "@"))]
    book = load_workbook(path)
    return [
        str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"
    ]


@pytest.mark.once
@pytest.mark.parametrize("name", ["formulas.xlsx", "formulas.csv"])
def test_what_looks_like_a_formula_never_comes_back_as_one(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name.endswith("csv"):
        path.write_text("成果名称,所在地\n甲,=1+1\n乙,@SUM(A1)\n丙,+cmd\n", "utf-8")
    else:
        GOOD[name](path)
    back = apart.checked(path, "offer", {}, {}, TODAY, "zh")
    assert formulas_in(back) == []


HARMLESS = {
    "laughs-in-sheet.xlsx", "laughs.xlsx", "number.json", "long-cell.csv", "quotes.csv", "lines.csv",
    "huge-row.xlsx", "biff-corner.xls",
}  # fmt: skip
"""What may be read all the same: what is odd about them is left out."""
CELLS = some.one_of(
    some.none(), some.text(max_size=12), some.integers(-(10**12), 10**12), some.booleans(),
    some.floats(allow_nan=False, allow_infinity=False), some.dates(date(1900, 3, 1), date(2200, 1, 1)),
    some.sampled_from(["#N/A", "=A1", "合计", "面议", "200万元", "2026/13/45", "TRL 99", "\u202e"]),
)  # fmt: skip
HEADS = some.sampled_from(
    [
        "成果名称",
        "简介",
        "技术领域",
        "所在地",
        "成熟度",
        "拟转让价格(万元)",
        "合作方式",
        "编号",
        "甲",
        "",
        "所属行业",
    ]
)
SPANS = some.sampled_from(["A1:C1", "A2:A4", "B2:C3", "A1:A2", "C1:F1"])


@pytest.fixture
def _lists(db: None) -> None:
    vocab.load()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    head=some.lists(HEADS, min_size=1, max_size=7), spans=some.lists(SPANS, max_size=1),
    rows=some.lists(some.lists(CELLS, max_size=7), max_size=6),
    layout=some.sampled_from([{}, {"header_row": 0}, {"header_row": 3}, {"sheets": ["Sheet"]}]),
)  # fmt: skip
@pytest.mark.usefixtures("_lists")
def test_any_workbook_becomes_lines_or_a_sentence(
    head: list[str], spans: list[str], rows: list[list[Any]], layout: dict[str, Any], tmp_path_factory: Any
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "表.xlsx"
    _write(path, head, rows, spans)
    found = apart.reading(path, "offer", {}, layout, TODAY)
    if found.loaded is None:
        assert found.problem is not None
        assert say(found.problem, "zh")
        return
    lines = Lines(found, side="offer", kind="result", typed={}, answers={}, today=TODAY)
    lines.note(lambda _done, _total: None)
    assert all(json.dumps(line.values) for line in lines)
    assert formulas_in(apart.checked(path, "offer", {}, layout, TODAY, "zh")) == []


def _write(path: Path, head: list[str], rows: list[list[Any]], spans: list[str]) -> None:
    made = Workbook()
    page = made.active
    assert page is not None
    page.append(head)
    for row in rows:
        page.append([_legal(cell) for cell in row])
    for span in spans:
        page.merge_cells(span)
    made.save(path)


def _legal(cell: Any) -> Any:
    """Leave out what no program can write into a workbook."""
    return "".join(char for char in cell if char.isprintable()) if isinstance(cell, str) else cell
