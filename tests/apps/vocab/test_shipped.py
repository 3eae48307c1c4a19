"""The lists that come with the programme."""

from __future__ import annotations

from datetime import date

import pytest

from rongtong.apps.vocab import queries
from rongtong_match.values.regions import covers

pytestmark = pytest.mark.usefixtures("lists")
BEFORE, AFTER = date(2025, 11, 5), date(2025, 11, 6)


def count(name, level=""):
    return len(queries.choices(name, AFTER, level))


def test_the_lists_are_whole():
    assert (count("industry", "section"), count("industry", "division")) == (20, 97)
    assert count("discipline", "discipline") == 62
    assert (count("contract-field"), count("hightech-field"), count("emerging")) == (11, 8, 9)
    assert (count("cq-33618", "cluster"), count("cq-416", "highland")) == (3 + 3 + 6 + 18, 4)


def test_chongqing_has_one_county_less_since_liangjiang():
    assert len(queries.children("region", "500000", BEFORE)) == 38
    assert len(queries.children("region", "500000", AFTER)) == 37


def test_liangjiang_begins_the_day_jiangbei_and_yubei_end():
    names = {"500105", "500112", "5001LJ"}
    assert {code for code in names if queries.term("region", code, BEFORE)} == {"500105", "500112"}
    assert {code for code in names if queries.term("region", code, AFTER)} == {"5001LJ"}
    assert queries.heirs("region", "500112", AFTER) == ("5001LJ",)
    assert queries.label("region", "500112", AFTER) == "渝北区"


def test_who_covers_liangjiang_sees_what_was_born_before_it():
    assert queries.region_scope("5001LJ") == {"5001LJ", "500105", "500112"}
    assert "500112" not in queries.region_scope("500109")
    assert queries.region_scope("500112") == {"500112"}


def test_an_unknown_region_reaches_nothing():
    assert queries.region_scope("999999") == frozenset()
    assert queries.region_scope("") == frozenset()


def test_scopes_agree_with_the_matchers_regions():
    every = queries.region_scope("000000")
    for outer in ("500000", "510000", "510100", "5001LJ", "510104"):
        assert queries.region_scope(outer) == {inner for inner in every if covers(outer, inner)}


def test_clusters_answer_to_industries():
    assert queries.translate("P3-3", "cq-33618", "industry") == (
        queries.Translation("industry", "I65", "exact"),
    )
    back = queries.translate("I65", "industry", "cq-33618")
    assert [(link.code, link.kind) for link in back] == [("P3-3", "exact")]


def test_every_name_of_industries_and_fields_is_in_english_too():
    named = ("industry", "discipline", "contract-field", "emerging", "cq-33618", "cq-416", "zone")
    assert [t.code for name in named for t in queries.search("", name) if not t.en] == []
