"""The mapping file: what a person says goes before what names and contents suggest."""

from __future__ import annotations

from pathlib import Path

import pytest

from rongtong_match.tables import Mapping, UnreadableFile, mapping_text
from rongtong_match.types import Money
from tests.core.tables.office_files import HEAD, ROW, attributes, needs, one_sheet, workbook


def mapping(folder: Path, text: str) -> Mapping:
    path = folder / "对应.toml"
    path.write_text(text, encoding="utf-8")
    return Mapping.from_file(path)


def test_a_person_decides(tmp_path: Path) -> None:
    rows = [("项", "资(万元)", "需求名称", "谈"), ("叶片检测", 5, "内部代号", "要快")]
    given = mapping(tmp_path, 'title = "项"\n[columns]\nbudget = "资(万元)"\ndetail = ["谈"]\n')
    loaded = needs(one_sheet(tmp_path / "a.xlsx", rows), given)
    need = loaded.records[0]
    assert (need.title, need.budget, need.detail) == ("叶片检测", Money(5_000_000, 5_000_000), "要快")
    assert need.extra == (("需求名称", "内部代号"),)
    assert {column.decided for column in loaded.sheets[0].columns} == {"file", "unknown"}


def test_sheet_and_header_row_can_be_given(tmp_path: Path) -> None:
    rows = [("需求名称", "x"), ("项", "y"), ("叶片检测", "z")]
    path = workbook(tmp_path / "a.xlsx", ("甲", rows, ()), ("乙", rows, ()))
    loaded = needs(path, mapping(tmp_path, 'sheet = "乙"\nheader_row = 2\ntitle = "项"\n'))
    assert [(sheet.sheet, sheet.records, sheet.header_row) for sheet in loaded.sheets] == [
        ("甲", 0, 0),
        ("乙", 1, 2),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("title = ", "mapping_syntax"),
        ('titel = "项"', "mapping_attribute"),
        ('title = "没有"', "mapping_header"),
    ],
)
def test_a_wrong_mapping_file_is_said(tmp_path: Path, text: str, code: str) -> None:
    path = one_sheet(tmp_path / "a.xlsx", [("项", "x"), ("叶片检测", "z")])
    with pytest.raises(UnreadableFile) as caught:
        needs(path, mapping(tmp_path, text))
    assert caught.value.reason.code == f"tables.{code}"


def test_the_mapping_found_can_be_kept_and_given_back(tmp_path: Path) -> None:
    path = one_sheet(tmp_path / "a.xlsx", [("需求名称", "需求内容", '技术"指标'), ("甲", "一", "二")])
    text = mapping_text(needs(path).sheets, "need")
    assert text.split("\n# ")[0] == '[columns]\ndetail = ["需求内容", "技术\\"指标"]\ntitle = "需求名称"\n'
    assert needs(path, mapping(tmp_path, text)).records == needs(path).records


def test_how_each_column_was_decided_is_shown(tmp_path: Path) -> None:
    loaded = needs(one_sheet(tmp_path / "a.xlsx", [("需求名称", "预算(万元)", "流水"), ("甲", 5, "z")]))
    title, budget, unknown = loaded.sheets[0].columns
    assert (title.decided, title.confidence, title.samples) == ("name", 1.0, ("甲",))
    assert (budget.attribute, budget.unit) == ("budget", 1_000_000)
    assert (unknown.attribute, unknown.decided) == (None, "unknown")
    assert attributes(loaded)["流水"] is None


def test_the_written_mapping_says_how_to_mend_it(tmp_path: Path) -> None:
    path = one_sheet(tmp_path / "a.xlsx", [(*HEAD, '备"注\n= 2'), (*ROW, "急")])
    text = mapping_text(needs(path).sheets, "need")
    comments = [line for line in text.splitlines() if line.startswith("# ")]
    assert "--needs-mapping" in comments[0]
    assert "备" in comments[1]
    assert "min_maturity" in comments[2]
    (tmp_path / "m.toml").write_text(text, "utf-8")
    assert needs(path, Mapping.from_file(tmp_path / "m.toml")).records == needs(path).records


def test_a_mapping_file_saved_by_an_older_notepad(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_bytes('title = "需求内容"\r\n'.encode("gb18030"))
    assert Mapping.from_file(tmp_path / "m.toml").attribute("需求内容") == "title"


def test_of_two_unnamed_texts_the_shorter_is_the_title(tmp_path: Path) -> None:
    long = "我公司每年产生大量废旧电池，需要回收锂，回收率大于百分之九十五，并保证环保达标，投资不超过一百万"
    rows = [("A", "B"), ("废旧锂电池正极材料回收", long), ("涡轮叶片高温疲劳寿命预测", long + "元")]
    both = needs(one_sheet(tmp_path / "a.xlsx", rows))
    assert attributes(both) == {"A": "title", "B": "detail"}
    alone = needs(one_sheet(tmp_path / "b.xlsx", [("A", "B"), ("X-1", long), ("X-2", long + "元")]))
    assert attributes(alone) == {"A": "id", "B": "title"}
