import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong.lib import masks


@pytest.mark.parametrize(
    ("mask", "value", "shown"),
    [
        (masks.phone, "+8613800138000", "138****8000"),
        (masks.phone, "123", "***"),
        (masks.resident_id, "11010519491231002X", "110*************2X"),
        (masks.email, "zhang.wei@example.com", "z***@example.com"),
        (masks.email, "broken", "***"),
        (masks.name, "张伟", "张**"),
        (masks.name, "欧阳娜娜", "欧**"),
        (masks.name, "Anna Smith", "A*** S***"),
        (masks.name, "", "***"),
        (masks.text, "anything", "***"),
        (masks.text, "", ""),
    ],
)
def test_mask(mask, value, shown):
    assert mask(value) == shown


@given(st.text(min_size=3, max_size=60))
def test_no_mask_shows_the_whole_value(value):
    for mask in (masks.phone, masks.resident_id, masks.email, masks.name, masks.text):
        assert value.strip("* ") == "" or value not in mask(value)
