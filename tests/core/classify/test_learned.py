import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.classify.learned import LearnFault, fit
from rongtong_match.classify.ridge import confidence_line, logit, solve
from rongtong_match.messages import say

WATER = ["污水处理厂的膜分离", "工业废水脱盐回用", "河道水质修复", "反渗透膜处理废水", "污水脱氮除磷"]
STEEL = ["不锈钢连铸裂纹", "轧制钢板的热处理", "高炉炼铁配料", "特种钢热处理工艺", "钢板表面裂纹检测"]
TEXTS, LABELS = WATER + STEEL, ["水"] * 5 + ["钢"] * 5


def test_learns_and_is_surer_of_what_it_knows():
    (water, sure), (_, unsure) = fit(TEXTS, LABELS).predict(["废水膜处理", "音乐会"])
    assert water == "水"
    assert sure > unsure


def test_vectors_decide_where_texts_say_nothing():
    vectors = np.repeat(np.eye(2), 5, axis=0)
    learned = fit(["同样的话"] * 10, LABELS, vectors)
    assert [label for label, _ in learned.predict(["同样的话"] * 2, np.eye(2))] == ["水", "钢"]
    with pytest.raises(LearnFault, match=r"classify\.vectors"):
        learned.predict(["同样的话"])


def test_left_out_scores_are_those_of_leaving_one_out():
    root = np.random.default_rng(5).normal(size=(8, 3))
    kernel, target = root @ root.T, np.eye(2)[[0, 1] * 4]
    _, left_out = solve(kernel, target, 0.3)
    for i in range(8):
        rest = [k for k in range(8) if k != i]
        dual, _ = solve(kernel[np.ix_(rest, rest)], target[rest], 0.3)
        assert np.allclose(kernel[i, rest] @ dual, left_out[i])


def test_confidence_is_the_share_that_proves_right():
    right = np.array([True] * 600 + [False] * 400)
    slope, intercept = confidence_line(np.full(1000, 0.9), right)
    assert 1 / (1 + np.exp(-(slope * logit(np.array(0.9)) + intercept))) == pytest.approx(0.6, abs=0.02)


def test_nothing_is_learned_from_labels_without_sense():
    assert fit(TEXTS, LABELS).held_out >= 0.8
    assert fit(["同样的话"] * 10, ["甲", "乙"] * 5).held_out <= 0.5


def test_same_examples_same_answers():
    assert fit(TEXTS, LABELS).predict(TEXTS) == fit(TEXTS, LABELS).predict(TEXTS)


@pytest.mark.parametrize(
    ("texts", "labels", "code"),
    [(["a"], [], "lengths"), (["a"], ["x"], "one_label"), (["a"] * 20_000, ["x", "y"] * 10_000, "many")],
)
def test_bad_examples_are_refused_with_a_sentence(texts, labels, code):
    with pytest.raises(LearnFault) as caught:
        fit(texts, labels)
    assert caught.value.reason.code == f"classify.{code}"
    assert say(caught.value.reason)


LEARNED = fit(TEXTS, LABELS)


@given(st.lists(st.text(max_size=30) | st.just("\ud800"), max_size=4))
def test_any_text_gets_a_label_and_chances_sum_to_one(texts):
    found = LEARNED.predict(texts)
    assert [label in ("水", "钢") and 0 <= chance <= 1 for label, chance in found] == [True] * len(texts)
    if texts:
        assert np.allclose(LEARNED.chances(texts).sum(axis=1), 1)
