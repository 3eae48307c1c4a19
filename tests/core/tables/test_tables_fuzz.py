"""Whatever lies in the cells: records or one clear refusal, never anything else."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rongtong_match.tables import UnreadableFile
from tests.core.tables.office_files import needs, offers

WORDS = [
    "需求名称",
    "需求内容",
    "预算(万元)",
    "编号",
    "序号",
    "截止日期",
    "合计",
    "备注：",
    "成果名称",
    "所在地区",
    "",
    "=1+1",
]
TEXTS = st.one_of(st.sampled_from(WORDS), st.text(max_size=12), st.text(st.characters(exclude_categories=[])))
CELLS = st.one_of(
    TEXTS, st.floats(allow_nan=False, allow_infinity=False), st.integers(), st.booleans(), st.dates()
)
GRIDS = st.lists(st.lists(TEXTS, max_size=5), max_size=7)
quick = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def read_both(path: Path) -> None:
    for read in (needs, offers):
        try:
            loaded = read(path)
        except UnreadableFile:
            continue
        assert len({record.id for record in loaded.records}) == len(loaded.records)
        assert all(record.title for record in loaded.records)


@quick
@given(rows=GRIDS)
def test_any_csv(folder: Path, rows: list[list[str]]) -> None:
    path = folder / "a.csv"
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    read_both(path)


@quick
@given(rows=st.lists(st.lists(CELLS, max_size=5), max_size=7), two=st.booleans())
def test_any_workbook(folder: Path, rows: list[list[object]], two: bool) -> None:
    path = folder / "a.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for sheet in [book.add_worksheet() for _ in range(1 + two)]:
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    clean = cell.encode("utf-8", "ignore").decode() if isinstance(cell, str) else cell
                    sheet.write(row, column, int(clean) % 10**9 if type(clean) is int else clean)
    read_both(path)


@quick
@given(
    st.binary(max_size=300),
    st.sampled_from(["csv", "xlsx", "xls", "jsonl", "json", "ods", "txt", "pdf", "docx"]),
)
def test_any_bytes(folder: Path, content: bytes, suffix: str) -> None:
    path = folder / f"b.{suffix}"
    path.write_bytes(content)
    read_both(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=8,
)


@quick
@given(st.lists(st.dictionaries(st.sampled_from(WORDS) | TEXTS, JSON, max_size=4), max_size=4))
def test_any_json_lines(folder: Path, objects: list[dict[str, object]]) -> None:
    path = folder / "a.jsonl"
    path.write_text("\n".join(json.dumps(entry) for entry in objects), encoding="utf-8")
    read_both(path)
