"""One spelling for what means the same, and nothing lost that carries meaning."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.text.normalise import clean, normalise, sentences

ANY = st.text(st.characters(exclude_categories=[]), max_size=60)
TRICKY = st.text("<>/＜＞&＆;；#6mplt bi=\"'\0\ud800\u200b乾隆瞭薴苧著發髮。.!a\n", max_size=40)


@given(ANY | TRICKY)
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(ANY | TRICKY)
def test_no_control_character_or_surrogate_survives(text):
    clean(text).encode("utf-8")
    assert not any(c < " " or c == "\x7f" for c in clean(text))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("鋁合金壓鑄", "铝合金压铸"),
        ("ＰＥＭ　電解槽", "pem 电解槽"),
        ("密度3.60g/cm³，面积12㎡", "密度3.60g/cm3,面积12m2"),
        ("1800~2500 mg/L", "1800~2500 mg/l"),
        ("−20℃—85℃", "-20°c-85°c"),
        ("a<b 且 c>d", "a<b 且 c>d"),
        ("含水率&lt;5%，R&amp;D", "含水率<5%,r&d"),
        ("<p class='x'>铝<br/>合金</p><!-- 注 -->", "铝 合金"),
        ("＜b＞粗＜/b＞", "粗"),
        ("坏\0\ud800字", "坏 字"),
        ("   ", ""),
    ],
)
def test_equal_meanings_get_one_spelling(written, plain):
    assert normalise(written) == plain


def test_marks_made_of_marks_end_after_few_rounds():
    assert "<" not in clean("<b" * 30_000 + ">" * 30_000)


def test_what_is_shown_keeps_case_width_and_script():
    assert clean("  ＰＥＭ 電解槽\t<b>A</b> ") == "ＰＥＭ 電解槽 A"


@given(ANY | TRICKY)
def test_sentences_lie_in_order_and_lose_no_word(text):
    spans = sentences(text)
    assert all(0 <= a < b <= len(text) and text[a:b] == text[a:b].strip() for a, b in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    kept = "".join(text[a:b] for a, b in spans)
    assert sum(c.isalnum() for c in kept) == sum(c.isalnum() for c in text)


def test_sentences_end_at_stops_of_both_scripts_but_not_inside_numbers():
    text = "成立于1990年。需要解决：含量≤3.5%！We need help. It leaks"
    found = [text[a:b] for a, b in sentences(text)]
    assert found == ["成立于1990年。", "需要解决：含量≤3.5%！", "We need help.", "It leaks"]
