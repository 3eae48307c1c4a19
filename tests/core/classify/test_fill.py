from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.classify import fill
from rongtong_match.classify.lexicon import fields, find, industries
from rongtong_match.types import Need, Offer


@pytest.mark.parametrize(
    ("title", "field", "industry"),
    [
        ("含氟废水处理与回用", "水处理与水环境", "N77"),
        ("【寻求合作】动力电池隔膜制备工艺", "储能与电池", "C38"),
        ("水稻抗病品种选育", "种植与种业", "A01"),
        ("高频5G天线", "通信与网络", "C39"),
        ("道地药材川芎的质量标准", "中医药", "C27"),
        ("不锈钢连铸坯裂纹控制", "金属材料", "C31"),
    ],
)
def test_field_and_industry_by_title(title, field, industry):
    record, _ = fill(Need("n", title))
    assert (record.fields, record.industry) == ((field,), industry)


def test_a_title_without_evidence_stays_open():
    record, filled = fill(Offer("o", "诚邀各界朋友前来洽谈"))
    assert (record.fields, record.industry, record.region, filled) == ((), None, None, ())


@pytest.mark.parametrize(
    ("organisation", "detail", "region"),
    [
        ("成都某某科技有限公司", "", "510100"),
        ("四川省绵阳市某研究院", "", "510700"),
        ("重庆大学", "产品销往四川省", "500000"),
        (None, "公司位于四川省德阳市旌阳区，产品销往广东省", "510603"),
        (None, "产品销往四川省和广东省", None),
        (None, "提高县域经济", None),
        ("日照时间测量公司", "", None),
    ],
)
def test_region_by_organisation_and_text(organisation, detail, region):
    assert fill(Need("n", "t", detail=detail, organisation=organisation))[0].region == region


def test_what_is_given_is_never_overwritten():
    given_need = Need(
        "n", "锂电池", fields=("食品",), industry="C14", region="110000", organisation="成都某公司"
    )
    assert fill(given_need) == (given_need, ())


def test_latin_words_match_whole_and_in_any_case():
    assert [w.text for _, w in find("ＬＥＤ驱动")] == ["led"]
    assert list(find("the scheduled ledger")) == []


def test_the_lexicon_uses_only_divisions_of_the_standard():
    words = [w for word in ("芯片", "污水", "融资") for _, w in find(word)]
    assert len(words) == 3
    assert all(w.industry in industries() for w in words)
    assert 30 <= len(fields()) <= 50


@given(st.text(max_size=60), st.text(max_size=60), st.none() | st.text(max_size=20))
def test_confidence_and_passages_hold(title, detail, organisation):
    need = Need("n", title or "t", detail=detail, organisation=organisation)
    record, filled = fill(need)
    for one in filled:
        assert 0 <= one.confidence <= 1
        assert getattr(need, one.passage.part)[one.passage.start : one.passage.end] == one.passage.text
    assert replace(record, fields=(), industry=None, region=None) == need
