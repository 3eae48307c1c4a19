"""rongtong learn: judgments in many forms, weights out only when they help."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from rongtong_match.cli.judgments import read_judgments
from rongtong_match.cli.stopping import StopError
from rongtong_match.rank import weights
from tests.core.cli.conftest import DAY, ROOT

SAMPLES = ROOT / "samples"
LISTS = ("--needs", SAMPLES / "needs.xlsx", "--offers", SAMPLES / "offers.xlsx", "--encoder", "none", *DAY)


def test_learned_weights_are_written_or_refused_never_both(run, tmp_path):
    done = run("learn", SAMPLES / "judgments.tsv", *LISTS, "-o", tmp_path / "w.toml")
    assert done.exit_code in (0, 3), done.output
    assert (tmp_path / "w.toml").exists() == (done.exit_code == 0)
    if done.exit_code == 0:
        assert weights.load(tmp_path / "w.toml").version.startswith("learned-")


def test_too_few_judgments_change_nothing(run, tmp_path):
    (tmp_path / "few.csv").write_text("需求编号,供给编号,等级\nXQ-01,CG-050,1\nXQ-01,none,4\n", "utf-8")
    done = run("learn", tmp_path / "few.csv", *LISTS, "-o", tmp_path / "w.toml")
    assert done.exit_code == 3
    assert "XQ-01 none" in done.stderr
    assert not (tmp_path / "w.toml").exists()


def test_a_workbook_with_words_for_levels_is_read(tmp_path):
    book = Workbook()
    for row in (
        ["评审表"],
        ["等级", "备注", "成果编号", "需求编号"],
        ["直接对口", "", 7, "N1"],
        ["好", "", 8, "N1"],
    ):
        book.active.append(row)
    book.save(tmp_path / "j.xlsx")
    found = read_judgments(tmp_path / "j.xlsx")
    assert [(j.need_id, j.offer_id, j.level) for j in found.judgments] == [("N1", "7", 4)]
    assert found.bad == (4,)


@pytest.mark.parametrize("name", ["j.jsonl", "j.csv"])
def test_lines_and_tables_say_the_same(tmp_path, name):
    lines = (
        '{"need_id":"a","offer_id":"b","level":3}\n'
        if name == "j.jsonl"
        else "need_id,offer_id,level\na,b,3\n"
    )
    (tmp_path / name).write_text(lines, "utf-8")
    (found,) = read_judgments(tmp_path / name).judgments
    assert (found.need_id, found.offer_id, found.level) == ("a", "b", 3)


def test_a_file_without_the_three_columns_is_refused():
    with pytest.raises(StopError, match="judgments"):
        read_judgments(SAMPLES / "needs.xlsx")
