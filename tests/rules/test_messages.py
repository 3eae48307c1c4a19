"""Every sentence in both languages, with the same parameters."""

from __future__ import annotations

import re
from string import Formatter

from rongtong_match.messages import catalogue

ENTRIES = sorted(catalogue().items())


def _params(template: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(template) if field is not None}


def test_no_sentence_is_empty_in_either_language():
    assert len(ENTRIES) > 20
    assert [code for code, pair in ENTRIES if not all(text.strip() for text in pair)] == []


def test_both_languages_use_the_same_parameters():
    assert [code for code, (zh, en) in ENTRIES if _params(zh) != _params(en)] == []


def test_every_parameter_has_a_name():
    assert [code for code, (zh, _) in ENTRIES if not all(p.isidentifier() for p in _params(zh))] == []


def test_english_is_english_but_for_a_quoted_word():
    assert [code for code, (_, en) in ENTRIES if re.search("[\u4e00-\u9fff]{8,}", en)] == []
