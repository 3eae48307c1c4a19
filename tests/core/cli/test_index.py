"""rongtong index and search: single records come, change and go without a rebuild."""

from __future__ import annotations

import json

import pytest

from tests.core.cli.conftest import DAY


@pytest.fixture
def index(run, offers, tmp_path):
    done = run("index", "add", tmp_path / "ix", offers, "--encoder", "none", "-q", *DAY)
    assert done.exit_code == 0, done.output
    return tmp_path / "ix"


def found(run, index, text, *words) -> list[dict]:
    done = run("search", index, text, "--json", *DAY, *words)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_title_finds_its_own_record(run, index):
    hits = found(run, index, "液冷板搅拌摩擦焊")
    assert (hits[0]["rank"], hits[0]["id"], hits[0]["offer"]["title"]) == (1, "CG-001", "液冷板搅拌摩擦焊")
    assert hits[0]["score"] == hits[0]["lexical"] > 0  # words alone count in full where there are no vectors
    assert found(run, index, "液冷板攪拌摩擦焊")[0]["id"] == "CG-001"  # traditional characters


def test_a_record_is_replaced_added_and_removed(run, index, tmp_path):
    (tmp_path / "one.csv").write_text("编号,成果名称\nCG-001,竹材快速干燥窑\nNEW-1,竹材防霉剂\n", "utf-8")
    done = run("index", "add", index, tmp_path / "one.csv", *DAY)
    assert "新增 1 项，替换 1 项；索引里现有 41 项" in done.stdout
    assert [h["offer"]["title"] for h in found(run, index, "竹材快速干燥窑", "--top", "1")] == [
        "竹材快速干燥窑"
    ]
    assert "CG-001" not in [h["id"] for h in found(run, index, "液冷板搅拌摩擦焊")]
    done = run("index", "remove", index, "CG-001", "nobody")
    assert "删除了 1 项；索引里还有 40 项" in done.stdout
    assert "nobody" in done.stderr
    assert "CG-001" not in [h["id"] for h in found(run, index, "竹材快速干燥窑")]


def test_conditions_exclude_only_what_is_known_to_break_them(run, index):
    for hit in found(run, index, "焊接 检测 装置", "--min-maturity", "7", "--top", "100"):
        assert hit["offer"].get("maturity", 9) >= 7
    for hit in found(run, index, "焊接 检测 装置", "--kind", "科技成果", "--top", "100"):
        assert hit["offer"].get("kind", "result") == "result"
    everything = found(run, index, "焊接 检测 装置", "--top", "100")
    assert len(found(run, index, "焊接 检测 装置", "--max-price", "1元", "--top", "100")) < len(everything)


def test_people_read_titles(run, index):
    done = run("search", index, "液冷板", "--top", "1", *DAY)
    assert done.stdout.startswith("1. 液冷板搅拌摩擦焊")
    assert "没有找到" in run("search", index, "qqqq", *DAY).stdout


def test_info_counts_and_names_the_encoder(run, index):
    assert "40 项供给，编码器 none" in run("index", "info", index).stdout


@pytest.mark.parametrize("words", [("index", "info"), ("search",), ("index", "remove")])
def test_no_index_is_one_sentence(run, tmp_path, words):
    last = () if words[-1] == "info" else ("x",)
    done = run(*words, tmp_path / "none", *last)
    assert done.exit_code == 2
    assert "没有找到索引" in done.stderr
    assert not (tmp_path / "none").exists()


def test_another_encoder_is_refused(run, index, offers):
    done = run("index", "add", index, offers, "--encoder", "static", "-q", *DAY)
    assert done.exit_code == 2
    assert "编码器 none" in done.stderr
    assert found(run, index, "液冷板")


@pytest.mark.slow
def test_meaning_is_searched_and_does_not_move_when_records_come(run, offers, tmp_path):
    run("index", "add", tmp_path / "ix", offers, "-q", "--encoder", "e5", *DAY)
    before = found(run, tmp_path / "ix", "把废油变成燃料", "--top", "1")[0]
    assert before["offer"]["title"] == "火锅废弃油脂制生物柴油"
    assert before["dense"] > 0
    (tmp_path / "one.csv").write_text("编号,成果名称\nNEW-1,竹材防霉剂\n", "utf-8")
    run("index", "add", tmp_path / "ix", tmp_path / "one.csv", "-q", *DAY)
    after = found(run, tmp_path / "ix", "把废油变成燃料", "--top", "1")[0]
    assert (after["id"], after["dense"]) == (before["id"], before["dense"])
