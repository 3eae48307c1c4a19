"""How names of organisations are compared and found; never the form that is shown."""

from __future__ import annotations

import re

from rongtong_match.text.normalise import normalise

_MARKS = re.compile(r"[\W_]+")
# A shop window and its legal form are one firm: these words tell no two organisations apart.
_FORMS = ("股份有限公司", "有限责任公司", "有限公司", "公司")
_LONGEST = 200


def name_key(name: str) -> str:
    """Give ``name`` in the form two spellings share: width, script, case, blanks and marks folded.

    >>> name_key("重慶 渝新（科技）有限公司")
    '重庆渝新科技有限公司'
    """
    return _MARKS.sub("", normalise(name))[:_LONGEST]


def bare_key(name: str) -> str:
    """Give the key without its legal form, by which likely duplicates meet."""
    key = name_key(name)
    for form in _FORMS:
        if key.endswith(form) and len(key) > len(form) + 1:
            return key[: -len(form)]
    return key


def grams(*texts: str) -> list[str]:
    """Give the pairs of neighbouring characters of each text's key, once each, sorted.

    Chinese names are searched by any part of two characters or more; a trigram index would miss the shortest.
    """
    found = {key[i : i + 2] for key in map(name_key, texts) for i in range(len(key) - 1)}
    return sorted(found)
