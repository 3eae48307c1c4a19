import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rongtong_match.evaluate.folds import folds
from rongtong_match.types import Need

TITLES = [
    "甲醇制氢催化剂",
    "甲醇制氢催化剂项目",
    "稻田除草机器人",
    "海水提溴",
    "玻璃钢型材阻燃",
    "茶叶杀青设备",
]
NEEDS = [Need(str(at), title) for at, title in enumerate(TITLES)]


def test_near_identical_needs_share_a_fold():
    for seed in range(20):
        made = folds(NEEDS, 3, seed)
        assert sum("0" in fold and "1" in fold for fold in made) == 1


@given(st.lists(st.sampled_from(TITLES), min_size=1, max_size=25), st.integers(0, 9))
@settings(deadline=None, max_examples=50)
def test_every_need_is_in_exactly_one_fold(titles, seed):
    needs = [Need(f"{at:02}", title) for at, title in enumerate([*titles, "锂电池隔膜", "地热井防砂"])]
    made = folds(needs, 2, seed)
    assert sorted(id_ for fold in made for id_ in fold) == [need.id for need in needs]
    assert made == folds(needs[::-1], 2, seed)


def test_folds_are_of_nearly_equal_size_and_follow_the_seed():
    needs = [Need(f"{at:02}", chr(0x4E00 + 7 * at) * 3) for at in range(50)]
    assert {len(fold) for fold in folds(needs, 5)} == {10}
    assert folds(needs, 5, 1) != folds(needs, 5, 2)


@pytest.mark.parametrize("k", [1, 6])
def test_too_few_or_too_many_folds_are_refused(k):
    with pytest.raises(ValueError, match="folds"):
        folds(NEEDS, k)
