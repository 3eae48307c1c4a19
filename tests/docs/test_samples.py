"""The sample workbooks say what their readable source says, and the judgments judge what is in them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.rules.tree import ROOT
from tools.make_samples import source, write

SAMPLES = ROOT / "samples"
HEADER, *GRADES = [line.split("\t") for line in (SAMPLES / "judgments.tsv").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", ["needs.xlsx", "offers.xlsx"])
def test_workbooks_agree_with_their_source(name, tmp_path):
    write(tmp_path)
    assert (tmp_path / name).read_bytes() == (SAMPLES / name).read_bytes(), "run make samples"


def test_judgments_name_records_that_exist_and_levels_that_exist():
    assert HEADER == ["need_id", "offer_id", "level"]
    assert {need for need, _, _ in GRADES} <= {row[0] for row in source("needs")}
    assert {offer for _, offer, _ in GRADES} <= {row[0] for row in source("offers")}
    assert {level for *_, level in GRADES} == {"1", "2", "3", "4"}


def test_no_pair_is_judged_twice():
    assert len({(need, offer) for need, offer, _ in GRADES}) == len(GRADES)


def test_at_least_forty_needs_have_twelve_judgments():
    assert sum(count >= 12 for count in Counter(need for need, _, _ in GRADES).values()) >= 40


def test_a_judged_need_without_any_strong_offer_is_kept():
    strong = {need for need, _, level in GRADES if level in "34"}
    assert {need for need, _, _ in GRADES} - strong


def test_no_two_descriptions_are_alike():
    details = [row[4] for row in source("offers")[1:] if row[4]]
    assert len({detail[:12] for detail in details}) > 0.94 * len(details)
