"""Highlights never tear a word, excerpts never lose or invent text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rongtong_match.explain.passages import excerpt, merge, pieces, spans, term_spans, whole_words
from rongtong_match.types import Need, Passage

TEXT = "现有功率半导体器件封装散热不足，AlSi10MnMg合金气孔率约6%。希望在7个月内解决。"


def marked(text: str, span: tuple[int, int]) -> str:
    start, end = whole_words(text, span)
    return text[start:end]


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("功率半导", "功率半导体器件"),
        ("体器件封", "半导体器件封装"),
        ("Si10Mn", "AlSi10MnMg"),
        ("，AlSi", "AlSi10MnMg"),
    ],
)
def test_a_torn_span_grows_to_whole_words(torn: str, whole: str) -> None:
    at = TEXT.index(torn)
    assert marked(TEXT, (at, at + len(torn))) == whole


def test_terms_are_marked_as_whole_words_only() -> None:
    text = "IGBT模块与igbt，不含LIGBTX"
    assert [text[a:b] for a, b in term_spans(text, ["IGBT"])] == ["IGBT", "igbt"]


def test_overlapping_spans_join_and_neighbours_stay_apart() -> None:
    assert merge([(4, 6), (0, 3), (2, 4), (9, 9)]) == ((0, 4), (4, 6))


def test_a_passage_with_shifted_offsets_is_found_by_its_words() -> None:
    need = Need("1", "标题", detail=TEXT)
    found = spans(need, [Passage("detail", 0, 3, "气孔率"), Passage("detail", 0, 2, "没有")], "detail")
    assert [TEXT[a:b] for a, b in found] == ["气孔率"]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_pieces_joined_are_the_text(text: str, found: list[tuple[int, int]]) -> None:
    assert "".join(piece.text for piece in pieces(text, merge(found))) == text


@given(st.text("，。封装散热A1 ", max_size=300), st.integers(0, 290), st.integers(10, 100))
def test_an_excerpt_is_a_short_stretch_of_the_text_that_shows_a_mark(text: str, at: int, width: int) -> None:
    marks = merge([(at, min(len(text), at + 4))])
    found = excerpt(text, marks, width)
    assert "".join(p.text for p in found if p.text != "…") in text
    assert sum(len(p.text) for p in found) <= width + 40
    assert any(p.marked for p in found) == bool(marks)


def test_an_excerpt_ends_at_a_sentence_where_one_ends_nearby() -> None:
    text = "第一句话说明现状。" * 3 + "第二句话说明目标是把气孔率降下来。" + "后面还有很长的企业介绍" * 20
    at = text.index("气孔率")
    shown = "".join(p.text for p in excerpt(text, ((at, at + 3),), 40))
    assert shown.startswith("…第")
    assert shown.endswith("。…")
