"""Contact data is found however it is written, and technical figures are left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.lib.contacts import found_in, replaced

WRITTEN = {
    "电话13812345678，随时": "13812345678",
    "138 1234 5678": "138 1234 5678",
    "138-1234-5678": "138-1234-5678",
    "1381 234 5678": "1381 234 5678",
    "+86 13812345678": "+86 13812345678",
    "请拨１３８１２３４５６７８": "１３８１２３４５６７８",
    "1 3 8 1 2 3 4 5 6 7 8 找我": "1 3 8 1 2 3 4 5 6 7 8",
    "手机一三八一二三四五六七八": "一三八一二三四五六七八",
    "幺三八一二三四五六七八": "幺三八一二三四五六七八",
    "138一二34五六78": "138一二34五六78",
    "座机023-67891234转": "023-67891234",
    "（023）67891234": "（023）67891234",
    "客服400-820-8820": "400-820-8820",
    "电话：67891234": "电话：67891234",
    "联系zhang.san@example.com.cn吧": "zhang.san@example.com.cn",
    "zhang＠example．com": "zhang＠example．com",
    "zhang(at)example点com": "zhang(at)example点com",
    "微信：zhang_san99": "微信：zhang_san99",
    "加微信zhang2020": "微信zhang2020",
    "微信号 zhangsan": "微信号 zhangsan",
    "VX: abc12345": "VX: abc12345",
    "QQ群123456789": "QQ群123456789",
    "扣扣 123456": "扣扣 123456",
}
PLAIN = (
    "年处理15000000000吨，含量13800138000mg不计",
    "专利号ZL201310123456.7，公开号CN113800138A",
    "温度 15 20 25 30 35 40 45 度",
    "基于微信小程序开发，支持 WeChat Pay 接入",
    "产能13800138000元以上",
    "0.13800138000 的系数",
    "型号 AT89C51，工作在 400-800 nm",
    "一二三四五条产线，三至五年",
    "统一社会信用代码91500112MA5U0XXXX1",
    "Python at scale",
    "国标 GB/T 22900-2022，0.05-0.08 mm",
)


@pytest.mark.parametrize(("text", "words"), WRITTEN.items())
def test_contact_data_is_found(text: str, words: str) -> None:
    assert [text[one.start : one.end] for one in found_in(text)] == [words]


@pytest.mark.parametrize("text", PLAIN)
def test_figures_are_left_alone(text: str) -> None:
    assert [text[one.start : one.end] for one in found_in(text)] == []


@given(st.text(alphabet="138 一二〇-@.微信qQ：年产a（at）", max_size=60))
def test_what_was_replaced_holds_none(text: str) -> None:
    found = found_in(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert replaced(text, lambda one: text[one.start : one.end]) == text


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.text(alphabet="压铸件气孔，", max_size=20))
def test_a_number_never_passes(number: str, around: str) -> None:
    assert number not in replaced(f"{around}电话{number}{around}", lambda one: "")
