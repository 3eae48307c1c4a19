from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.types import Reason
from rongtong_match.values import ValueFault, gazetteer, read_region, read_regions, regions

CODES = sorted(gazetteer.regions())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("四川", "510000"),
        ("四川省成都市高新区", "510100"),
        ("四川 · 绵阳 · 涪城", "510703"),
        ("中国四川省", "510000"),
        ("内蒙古", "150000"),
        ("吉林", "220000"),
        ("甘孜州", "513300"),
        ("石柱", "500240"),
        ("高县", "511525"),
        ("南京市鼓楼区", "320100"),
        ("乐山市中区", "511102"),
        ("内江市市中区", "511002"),
        ("重庆两江新区", "5001LJ"),
        ("Chengdu", "510100"),
        (510104.0, "510104"),
        ("510104000000", "510104"),
        ("全国", None),
        ("", None),
    ],
)
def test_as_people_write_them(text, code):
    assert read_region(text) == code


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("市中区", "ambiguous"),
        ("东区", "ambiguous"),
        ("朝阳", "ambiguous"),
        ("川渝", "several"),
        ("火星", "unknown"),
    ],
)
def test_refused_with_a_code(text, fault):
    with pytest.raises(ValueFault) as caught:
        read_region(text)
    assert caught.value.reason.code == f"value.region.{fault}"


def test_lists_and_joint_names():
    assert read_regions("重庆、绵阳") == ("500000", "510700")
    assert read_regions("川渝") == ("500000", "510000")
    assert read_regions("不限") == ()


def test_a_successor_covers_what_it_was_made_from():
    assert regions.covers("5001LJ", "500105")
    assert not regions.covers("500105", "5001LJ")
    assert gazetteer.regions()["500112"].until == gazetteer.regions()["5001LJ"].since == date(2025, 11, 6)


@given(st.sampled_from(CODES))
def test_every_region_reads_back_from_its_full_path(code):
    assert read_region(regions.path(code)) == read_region(code) == code


@given(st.sampled_from(CODES), st.sampled_from(CODES), st.sampled_from(CODES))
def test_covering_is_an_order(a, b, c):
    assert regions.covers(a, a)
    assert not (regions.covers(a, b) and regions.covers(b, c)) or regions.covers(a, c)
    assert regions.parent(a) is None or regions.covers(regions.parent(a), a)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    found = outcome(text)
    assert found is None or isinstance(found, Reason) or found in gazetteer.regions()


def outcome(text):
    try:
        return read_region(text)
    except ValueFault as fault:
        return fault.reason
