import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.types import Money, Reason
from rongtong_match.values import WAN, ValueFault, read_money

Y = 100


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10~50万", 10 * WAN, 50 * WAN),
        ("10-50 万元", 10 * WAN, 50 * WAN),
        ("三十至五十万", 30 * WAN, 50 * WAN),
        ("1-2百万", 100 * WAN, 200 * WAN),
        ("5000-1万", 5000 * Y, WAN),
        (">200万", 200 * WAN, None),
        ("<1万", None, WAN),
        ("50万以上200万以下", 50 * WAN, 200 * WAN),
        ("不超过100万，不低于50万", 50 * WAN, 100 * WAN),
        ("50万以内", None, 50 * WAN),
        ("200多万元", 200 * WAN, None),
        ("100万左右", 80 * WAN, 120 * WAN),
        ("200元/样", 200 * Y, None),
        ("伍拾万圆整", 50 * WAN, 50 * WAN),
        ("壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分", 123_456_789, 123_456_789),
        ("１.５亿", 15_000 * WAN, 15_000 * WAN),
        ("1亿2000万", 12_000 * WAN, 12_000 * WAN),
        ("一万五", 15_000 * Y, 15_000 * Y),
        ("￥500,000", 50 * WAN, 50 * WAN),
        ("50W", 50 * WAN, 50 * WAN),
        ("预算50万元，面议", 50 * WAN, 50 * WAN),
        ("免费", 0, 0),
        ("面议", None, None),
    ],
)
def test_office_forms(text, low, high):
    assert read_money(text) == Money(low, high)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("3000 USD", "currency"),
        ("$500", "currency"),
        ("-5万", "negative"),
        ("销售额的5%", "share"),
        ("50~10万", "reversed"),
        ("几十万", "unclear"),
        ("1,5万", "unclear"),
        ("看情况再说吧", "unclear"),
        ("9" * 18, "large"),
    ],
)
def test_refused_with_a_code(text, fault):
    with pytest.raises(ValueFault) as caught:
        read_money(text)
    assert caught.value.reason.code == f"value.money.{fault}"


@pytest.mark.parametrize("blank", ["", " ", "无", "N/A", "-", None, float("nan")])
def test_blank_is_unknown(blank):
    assert read_money(blank) is None


def test_header_unit_counts_only_where_the_cell_names_none():
    assert read_money("10~50", unit=WAN) == Money(10 * WAN, 50 * WAN)
    assert read_money(0.5, unit=WAN) == Money(5000 * Y, 5000 * Y)
    assert read_money("800元", unit=WAN) == Money(800 * Y, 800 * Y)


@given(st.integers(0, 10**12))
def test_any_yuan_amount_comes_back(yuan):
    expected = Money(yuan * Y, yuan * Y)
    assert read_money(f"{yuan:,}元") == read_money(str(yuan)) == read_money(yuan) == expected


@given(
    st.text(max_size=40) | st.from_regex(r"[\d一十百千万亿元角~\-<>,.以上下约/样$ ]{1,20}", fullmatch=True)
)
def test_no_text_breaks_the_reader(text):
    assert isinstance(outcome(text), Money | Reason | None)


def outcome(text):
    try:
        return read_money(text)
    except ValueFault as fault:
        return fault.reason
