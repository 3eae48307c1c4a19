from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.types import Money
from rongtong_match.values import WAN
from rongtong_match.values.extract import budgets, deadlines, maturities
from rongtong_match.values.quantities import quantities

TODAY = date(2026, 5, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("体密稳定达到3.60g/cm3", ("体密", 3.6, 3.6, "g/cm³")),
        ("耐温200℃", ("耐温", 200, 200, "℃")),
        ("纯度≥99.9%", ("纯度", 99.9, None, "%")),
        ("粒度不超过10μm", ("粒度", None, 10, "μm")),
        ("厚度0.1mm以下", ("厚度", None, 0.1, "mm")),
        ("压力3~5 MPa", ("压力", 3, 5, "mpa")),
        ("工作在-40℃~85℃", ("工作", -40, 85, "℃")),
    ],
)
def test_figures_with_units(text, expected):
    (found,) = quantities(text)
    assert (found.name, found.low, found.high, found.unit) == expected


def test_what_looks_like_a_figure_and_is_none():
    assert quantities("5G天线，型号A100m，共3个") == ()


def test_facts_named_as_such_with_their_passages():
    text = "项目预算50万元，要求2026年12月前完成，目前处于中试阶段。"
    (budget,), (deadline,), (maturity,) = budgets(text), deadlines(text, today=TODAY), maturities(text)
    assert (budget.value, budget.passage.text) == (Money(50 * WAN, 50 * WAN), "50万元")
    assert (deadline.value, deadline.passage.text) == (date(2026, 12, 31), "2026年12月")
    assert (maturity.value, maturity.passage.text) == (6, "处于中试阶段")
    assert deadlines("截止日期：2026年6月30日", today=TODAY)[0].value == date(2026, 6, 30)


def test_a_company_profile_is_no_source_of_facts():
    profile = "截止2019年12月底，公司资产总额72.07亿，全年研发投入5.48亿元，年产值3亿元。"
    assert budgets(profile) == deadlines(profile, today=TODAY) == maturities(profile) == ()


@given(
    st.text(max_size=80)
    | st.from_regex(r"(预算|截止|≥|trl)?[\d.,万元年月~\- %gm]{1,30}(前完成)?", fullmatch=True)
)
def test_passages_lie_where_they_say(text):
    found = (*budgets(text), *deadlines(text, today=TODAY), *maturities(text), *quantities(text))
    assert all(text[f.passage.start : f.passage.end] == f.passage.text for f in found)
