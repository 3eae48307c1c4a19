"""Words: the same every time, domain terms whole, numbers and units kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.text.segment import Segmenter, content_words, words


@given(st.text(max_size=40))
def test_words_are_normalised_pieces_of_the_text(text):
    found = words(text)
    assert found == words(text)
    assert all(word and not word.isspace() for word in found)


@pytest.mark.parametrize("word", ["3.60g/cm3", "99.9%", "co2", "5g"])
def test_numbers_with_their_units_are_one_word(word):
    assert word in words(f"要求{word}以上")


def test_a_domain_term_stays_whole_and_only_where_it_was_added():
    text = "采用熔盐吹脱塔"
    assert "熔盐吹脱" in Segmenter(["熔盐吹脱"]).words(text)
    assert "熔盐吹脱" not in words(text)


def test_the_order_of_terms_does_not_matter():
    terms = ["搅拌摩擦焊", "摩擦焊", "液冷板"]
    text = "铝合金液冷板搅拌摩擦焊接头"
    assert Segmenter(terms).words(text) == Segmenter(terms[::-1]).words(text)


def test_traditional_and_simplified_cut_alike():
    assert words("鋰電池隔膜") == words("锂电池隔膜")


def test_function_words_and_lone_letters_carry_nothing():
    assert content_words("一种基于A的铝的方法") == ["铝", "方法"]
    assert content_words("的 与 及 a !!") == []
