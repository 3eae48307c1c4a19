"""The differences of two texts, held against the texts themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rongtong.lib.differences import differences

TEXT = st.text(alphabet="年产压铸件8%3。，\nab ", max_size=60)


@given(TEXT, TEXT)
def test_joined_they_are_the_two_texts(before: str, after: str) -> None:
    found = differences(before, after)
    assert "".join(one.before for one in found) == before
    assert "".join(one.after for one in found) == after


@given(TEXT)
def test_one_text_is_not_different_from_itself(text: str) -> None:
    assert all(one.same for one in differences(text, text))


def test_only_what_changed_is_marked() -> None:
    before = "年产30万件壳体。报废率为8%，要求降到3%以下。节拍45秒。"
    after = "年产30万件壳体。报废率为8.5%，要求降到3%以下。节拍45秒，两班。"
    assert [(one.before, one.after) for one in differences(before, after) if not one.same] == [
        ("8", "8.5"), ("", "，两班"),
    ]  # fmt: skip


def test_two_long_texts_that_share_nothing_are_one_stretch() -> None:
    found = differences("甲乙丙丁" * 1500, "戊己庚辛" * 1500)
    assert [one.same for one in found] == [False]
