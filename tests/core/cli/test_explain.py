"""One pair taken apart: what is printed adds up."""

from __future__ import annotations

import re
from decimal import Decimal

from rongtong_match.cli.explained import closest
from rongtong_match.cli.terminal import printable
from tests.core.cli.conftest import DAY


def test_printed_parts_add_up_to_the_printed_score(run, needs, offers):
    done = run("match", needs, offers, "--explain", "XQ-01", "CG-005", "--encoder", "none", "-q", *DAY)
    assert done.exit_code == 0, done.output
    score = Decimal(re.search(r"得分 (\d\.\d+)", done.stdout).group(1))
    rows = re.findall(r"^\S+ +\d\.\d{4} +\d\.\d{6} +(\d\.\d{6})$", done.stdout, re.MULTILINE)
    total = re.search(r"合计 +(\d\.\d{6})", done.stdout).group(1)
    assert len(rows) > 3
    assert sum(map(Decimal, rows)) == Decimal(total) == score


def test_both_titles_and_the_conditions_are_named(run, needs, offers):
    words = ("--explain", "XQ-01", "CG-005", "--encoder", "none", "--lang", "en", "-q", *DAY)
    done = run("match", needs, offers, *words)
    assert "Need XQ-01: 提钒尾水氨氮与残钒深度去除" in done.stdout
    assert "Conditions" in done.stdout
    assert re.search(r"^  Kind \((met|not met|not known)\): ", done.stdout, re.MULTILINE)


def test_closest_ids_are_three_at_most_and_in_order():
    assert closest("CG-12", ["CG-012", "CG-120", "XQ-12", "N-9"])[0] in {"CG-012", "CG-120"}
    assert len(closest("zzz", ["a", "b", "c", "d"])) == 3
    assert closest("a", []) == []


def test_cells_cannot_move_the_cursor():
    assert printable("a\x1b[2Jb\rc\u202ed\n") == "a [2Jb c d "
