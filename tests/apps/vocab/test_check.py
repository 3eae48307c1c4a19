"""What a file is told when it cannot be loaded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.apps.vocab.actions.check import faults
from rongtong.apps.vocab.actions.read import table

KNOWN = {"industry": frozenset({"C36"}), "x": frozenset()}


def found(text):
    return {(fault.line, fault.column) for fault in faults(table(text), "x", KNOWN)}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", (0, "")),
        ("code,zh\n1,", (2, "zh")),
        ("code\n1", (1, "zh")),
        ("code,zh,colour\n1,A,red", (1, "colour")),
        ("code,zh\nlower,A", (2, "code")),
        ("code,zh\n1,A\n1,B", (3, "valid_from")),
        ("code,zh,valid_from,valid_to\n1,A,2020-01-02,2020-01-01", (2, "valid_to")),
        ("code,zh,valid_from,valid_to\n1,A,,2020-01-02\n1,B,2020-01-01,", (3, "valid_from")),
        ("code,zh,valid_from\n1,A,2020-13-01", (2, "valid_from")),
        ("code,zh,parent\n1,A,2", (2, "parent")),
        ("code,zh,parent\n1,A,1", (2, "parent")),
        ("code,zh,parent\n1,A,2\n2,B,3\n3,C,1", (4, "parent")),
        ("code,zh,successors,valid_to\n1,A,2,2020-01-01\n2,B,1,2020-01-01", (2, "successors")),
        ("code,zh,successors\n1,A,2\n2,B,", (2, "valid_to")),
        ("code,zh,maps\n1,A,industry:C99:exact", (2, "maps")),
        ("code,zh,maps\n1,A,nowhere:C36:exact", (2, "maps")),
        ("code,zh,maps\n1,A,industry:C36:nearly", (2, "maps")),
        ("code,zh,verified\n1,A,perhaps", (2, "verified")),
        (f"code,zh\n1,{'长' * 201}", (2, "zh")),
    ],
)
def test_each_fault_is_named_by_line_and_column(text, fault):
    assert fault in found(text)


def test_a_good_file_has_no_fault():
    text = "# a remark\ncode\tzh\tparent\tmaps\n1\t甲\t\tindustry:C36:narrow\n1.1\t乙\t1\t"
    assert found(text) == set()


def test_a_chain_is_no_circle():
    assert found("code,zh,parent\n1,A,2\n2,B,3\n3,C,") == set()


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text):
    faults(table("code,zh,parent,successors,maps\n" + text), "x", KNOWN)
