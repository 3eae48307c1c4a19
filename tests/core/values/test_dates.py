from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.types import Reason
from rongtong_match.values import ValueFault, read_date

TODAY = date(2026, 5, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026/3/1", "2026-03-01"),
        (r"2020\/7\/31", "2020-07-31"),
        ("26-3-1", "2026-03-01"),
        ("20260301", "2026-03-01"),
        ("2026-03-01T12:00:00Z", "2026-03-01"),
        ("二〇二六年三月一日", "2026-03-01"),
        ("1 Mar 2026", "2026-03-01"),
        ("March 1, 2026", "2026-03-01"),
        ("31/12/2026", "2026-12-31"),
        ("2026年3月", "2026-03-31"),
        ("2026.03", "2026-03-31"),
        ("2026", "2026-12-31"),
        ("三月底", "2027-03-31"),
        ("7月31日前", "2026-07-31"),
        ("3月中旬", "2027-03-20"),
        ("2-29", "2028-02-29"),
        ("年底前", "2026-12-31"),
        ("明年底", "2027-12-31"),
        ("下半年", "2026-12-31"),
        ("2026年第三季度", "2026-09-30"),
        ("Q3 2026", "2026-09-30"),
        ("下月底", "2026-06-30"),
        ("一年内", "2027-05-15"),
        ("一年半", "2027-11-15"),
        ("合同签订后6个月内", "2026-11-15"),
        ("30天", "2026-06-14"),
        ("即日起至2026年12月31日", "2026-12-31"),
        ("2026.3-2026.12", "2026-12-31"),
        (44044, "2020-08-01"),
        ("44044", "2020-08-01"),
        (datetime(2026, 1, 2, 8, 0), "2026-01-02"),  # noqa: DTZ001 - as spreadsheets give it
    ],
)
def test_office_forms(text, expected):
    assert read_date(text, today=TODAY) == date.fromisoformat(expected)


@pytest.mark.parametrize("text", ["长期有效", "尽快", "", None, "无"])
def test_no_date_is_none(text):
    assert read_date(text, today=TODAY) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2026-2-30", "impossible"),
        ("3/4/2026", "ambiguous"),
        ("3026-1-1", "far"),
        ("abc", "unclear"),
        (45.5, "unclear"),
    ],
)
def test_refused_with_a_code(text, fault):
    with pytest.raises(ValueFault) as caught:
        read_date(text, today=TODAY)
    assert caught.value.reason.code == f"value.date.{fault}"


def test_the_first_edge_of_a_month_and_of_a_range():
    assert read_date("2026年3月", today=TODAY, edge="first") == date(2026, 3, 1)
    assert read_date("2026.3-2026.12", today=TODAY, edge="first") == date(2026, 3, 1)


@given(
    st.dates(date(1950, 1, 1), date(2149, 12, 31)),
    st.sampled_from(["{0.year}年{0.month}月{0.day}日", "{0}", "{0:%Y%m%d}"]),
)
def test_any_day_comes_back(day, form):
    assert read_date(form.format(day), today=TODAY) == day


@given(
    st.text(max_size=40) | st.from_regex(r"[\d年月日季度上下半底前内/.\-:个一二十 ]{1,20}", fullmatch=True),
    st.dates(),
)
def test_no_text_breaks_the_reader(text, today):
    assert isinstance(outcome(text, today), date | Reason | None)


def outcome(text, today):
    try:
        return read_date(text, today=today)
    except ValueFault as fault:
        return fault.reason
