"""A collection too large to compare each with each."""

from __future__ import annotations

from datetime import date

import pytest

from rongtong_match.rank import pipeline
from rongtong_match.rank.options import Options
from rongtong_match.types import Need, Offer


@pytest.mark.parametrize(("most", "groups"), [(4, [("A", "B"), ("Y", "Z")]), (3, [("A", "B")])])
def test_in_a_large_collection_only_copies_that_are_shown_are_named(monkeypatch, most, groups):
    monkeypatch.setattr(pipeline, "COMPARED", most)
    titles = {"A": "废旧锂电池正极材料回收", "B": "废旧锂电池正极材料回收"}
    titles |= {"Y": "小麦育种方法", "Z": "小麦育种方法"}
    offers = [Offer(key, title) for key, title in titles.items()]
    run = pipeline.match([Need("N", "废旧锂电池正极材料回收")], offers, Options(date(2026, 11, 22)))
    assert [group.ids for group in run.duplicates] == groups
