"""rongtong match: what is written, what is said, and when it stops."""

from __future__ import annotations

import base64
import io
import json

import pytest
import xlsxwriter

from tests.core.cli.conftest import DAY, ROOT, digests

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one point (PNG)."""
FILES = {
    *("matches.csv", "matches.jsonl", "matches.xlsx", "report.html"),
    *("needs_checked.csv", "offers_checked.csv", "needs_columns.toml", "offers_columns.toml"),
}


def test_a_run_writes_all_files_and_says_what_it_found(run, needs, offers, tmp_path):
    done = run("match", needs, offers, "-o", tmp_path / "out", "--encoder", "none", *DAY)
    assert done.exit_code == 0, done.output
    assert {p.name for p in (tmp_path / "out").iterdir()} == FILES
    assert "4 项需求，40 项供给" in done.stdout
    assert "没有找到值得一谈的供给" in done.stdout
    assert "report.html" in done.stdout


def test_lines_hold_what_is_promised(run, needs, offers, tmp_path):
    run("match", needs, offers, "-o", tmp_path / "out", "--encoder", "none", "--min-level", "1", *DAY)
    lines = [json.loads(x) for x in (tmp_path / "out" / "matches.jsonl").read_text("utf-8").splitlines()]
    assert {"need_id", "offer_id", "rank", "score", "level", "verdict", "reasons"} <= set(lines[0])
    assert all(line["level"] >= 1 for line in lines)
    assert len({line["need_id"] for line in lines}) == 4


def test_top_and_level_limit_what_is_listed(run, needs, offers, tmp_path):
    out = tmp_path / "out"
    run("match", needs, offers, "-o", out, "--encoder", "none", "--min-level", "none", "--top", "2", *DAY)
    assert len((out / "matches.jsonl").read_text("utf-8").splitlines()) == 8
    run("match", needs, offers, "-o", out, "--encoder", "none", "--min-level", "direct", *DAY)
    assert (out / "matches.jsonl").read_text("utf-8") == ""


def test_the_mapping_and_unknown_columns_are_shown(run, needs, offers, tmp_path):
    needs.write_text("难题叫什么\t神秘列\n钒渣提钒\tx\n", "utf-8")
    (tmp_path / "columns.toml").write_text('title = "难题叫什么"\n', "utf-8")
    words = ("--needs-mapping", tmp_path / "columns.toml", "--encoder", "none", *DAY)
    done = run("match", needs, offers, "-o", tmp_path / "out", *words)
    shown = {tuple(line.split()) for line in done.stdout.splitlines()}
    assert ("难题叫什么", "名称（按对应文件）") in shown
    assert ("神秘列", "原样保留") in shown


def test_found_columns_can_be_given_back(run, needs, offers, tmp_path):
    out, again = tmp_path / "out", tmp_path / "again"
    run("match", needs, offers, "-o", out, "--encoder", "none", *DAY)
    given = ("--needs-mapping", out / "needs_columns.toml", "--offers-mapping", out / "offers_columns.toml")
    done = run("match", needs, offers, "-o", again, "--encoder", "none", *given, *DAY)
    assert done.exit_code == 0, done.output
    assert digests(out)["matches.jsonl"] == digests(again)["matches.jsonl"]


@pytest.mark.parametrize("empty", ["needs", "offers"])
def test_an_empty_side_gives_empty_valid_results(run, needs, offers, tmp_path, empty):
    path = {"needs": needs, "offers": offers}[empty]
    path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    done = run("match", needs, offers, "-o", tmp_path / "out", "--encoder", "none", *DAY)
    assert done.exit_code == 0, done.output
    assert "没有可比对的内容" in done.stdout
    assert {p.name for p in (tmp_path / "out").iterdir()} == FILES
    assert (tmp_path / "out" / "matches.jsonl").read_bytes() == b""


def test_swapped_files_are_noticed(run, needs, offers, tmp_path):
    done = run("match", offers, needs, "-o", tmp_path / "out", "--encoder", "none", "-q", *DAY)
    assert done.stderr.count("放反了") == 2
    right = run("match", needs, offers, "-o", tmp_path / "out", "--encoder", "none", "-q", *DAY)
    assert right.stderr == "" == right.stdout


def test_rows_to_mend_are_counted_and_their_place_is_told(run, offers, tmp_path):
    done = run("match", ROOT / "samples/needs.xlsx", offers, "-o", tmp_path / "o", "--encoder", "none", *DAY)
    assert "needs.xlsx：3 行需要修改" in done.stdout
    assert "needs_checked.xlsx" in done.stdout


def test_english_is_spoken_when_asked(run, needs, offers, tmp_path):
    done = run("match", needs, offers, "-o", tmp_path / "o", "--encoder", "none", "--lang", "en", *DAY)
    assert "4 needs, 40 offers. " in done.stdout
    assert 'lang="en"' in (tmp_path / "o" / "report.html").read_text("utf-8")


def test_both_ways_and_capacity_reach_the_result(run, needs, offers, tmp_path):
    offers.write_text(offers.read_text("utf-8").replace("可承接数量", "甲", 1), "utf-8")
    words = ("--both-ways", "--capacity", "1", "--min-level", "1", "--encoder", "none", *DAY)
    done = run("match", needs, offers, "-o", tmp_path / "o", *words)
    assert done.exit_code == 0, done.output
    lines = (tmp_path / "o" / "matches.jsonl").read_text("utf-8").splitlines()
    shown = [json.loads(line)["offer_id"] for line in lines]
    assert shown
    assert len(shown) == len(set(shown))


def test_a_first_row_taken_for_the_header_is_told(run, needs, offers, tmp_path):
    path = tmp_path / "bare.csv"
    path.write_text("N1,废旧锂电池正极材料高效回收技术,每年千吨\nN2,叶片疲劳寿命预测,在900度\n", "utf-8")
    words = ("-o", tmp_path / "o", "--encoder", "none", "-q", *DAY)
    assert "第 1 行当作表头" in run("match", path, offers, *words).stderr
    assert run("match", needs, offers, *words).stderr == ""


def test_a_picture_is_a_note_and_no_row(run, offers, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "n.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("需求编号", "需求名称"))
        sheet.write_row(1, 0, ("N1", "锂电池回收"))
        sheet.insert_image(1, 1, "dot.png", {"image_data": io.BytesIO(DOT)})
    done = run("match", tmp_path / "n.xlsx", offers, "-o", tmp_path / "o", "--encoder", "none", *DAY)
    assert "图片不会被读取" in done.stdout
    assert "行需要修改" not in done.stdout.split("供给名单")[0]


def test_a_large_run_is_announced_with_a_way_out(run, needs, offers, tmp_path, monkeypatch):
    monkeypatch.setattr("rongtong_match.cli.inputs.LARGE", 43)
    words = ("match", needs, offers, "-o", tmp_path / "o", "--encoder", "none", "-q", *DAY)
    assert "rongtong index" in run(*words).stderr
    monkeypatch.setattr("rongtong_match.cli.inputs.LARGE", 44)
    assert run(*words).stderr == ""
