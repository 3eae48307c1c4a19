"""Contact data in free text: telephone, e-mail, WeChat, QQ; also spaced, full-width, in Chinese numerals.

Found by shape alone, so a figure of a telephone's shape is taken for one: what is found is a hint.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_NUMERALS = str.maketrans(
    "〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖①②③④⑤⑥⑦⑧⑨",
    "0001234567891123456789123456789",
)
# Both folds keep every character in its place: a find in the folded text is a find in the written one.
_FOLD = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_FOLD_DIGITS: dict[int, int | str] = {**_NUMERALS, **_FOLD}
_GAP = r"[\s\-—–_·•*/.]"
_MOBILE = "|".join(
    (
        r"1[3-9]\d{9}",
        *(
            _GAP.join((rf"1[3-9]\d{{{first}}}", *(rf"\d{{{more}}}" for more in rest))).replace(
                _GAP, _GAP + "{1,3}"
            )
            for first, *rest in ((1, 4, 4), (1, 3, 5), (1, 8), (2, 3, 4), (2, 4, 3), (5, 4))
        ),
        r"1[\s\-—–_·•*/,，、]{1,3}[3-9](?:[\s\-—–_·•*/,，、]{1,3}\d){9}",
    )
)
_AFTER = r"(?!\d)(?!(?!wx|vx|qq)[A-Za-z])(?!\s*(?:元|万|亿|吨|千克|公斤|kg|%|％|转[/每]|次/|小时|米|mm|立方))"
_AT = r"(?:@|[(\[{【（]\s*(?:at|艾特)\s*[)\]}】）]|\s+at\s+|艾特)"
_DOT = r"(?:\.|。|点|\s*[(\[]\s*dot\s*[)\]]\s*)"
_ENDS = r"(?:com|cn|net|org|edu|gov|io|me|cc|info|vip|top)"
_CHAT = (
    r"(?:微\s?信|威信|薇信|維信|(?<![A-Za-z])(?:we\s?chat|weixin|vx|wx|qq)(?![A-Za-z])|[vV]信|扣扣|企鹅号)"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    ("email", re.compile(rf"(?<![\w.%+-])[A-Za-z0-9][\w.%+-]{{0,63}}\s?{_AT}\s?[A-Za-z0-9-]{{1,63}}(?:{_DOT}[A-Za-z0-9-]{{1,63}}){{0,4}}{_DOT}{_ENDS}(?![A-Za-z])", re.I | re.A), False),  # noqa: E501
    ("wechat", re.compile(rf"{_CHAT}\s*(?:号码|帐号|账号|号|群号|群|id)?\s*(?:(?:[:：=是为]|同号|同)\s*)+(?:[A-Za-z][\w-]{{4,19}}|[1-9]\d{{4,11}})", re.I | re.A), False),  # noqa: E501
    ("wechat", re.compile(rf"{_CHAT}\s*(?:(?:号码|帐号|账号|号|群号|群|id)\s*[A-Za-z][\w-]{{4,19}}|(?:号码|帐号|账号|号|群号|群)?\s*[1-9]\d{{4,11}}|(?=[A-Za-z_-]*\d)[A-Za-z][\w-]{{4,19}})", re.I | re.A), False),  # noqa: E501
    ("phone", re.compile(rf"(?<![\d.])(?<!ZL)(?<!CN)(?:\+?86{_GAP}?)?(?:{_MOBILE}){_AFTER}"), True),
    ("phone", re.compile(rf"(?<![\d.])[(（]?0\d{{2,3}}(?:[)）]|\s?[-—–]\s?|\s)\s?\d{{3,4}}[-\s]?\d{{4}}{_AFTER}"), True),  # noqa: E501
    ("phone", re.compile(r"(?<![\d.])[48]00[-—–\s]?\d{3}[-—–\s]\d{4}(?!\d)"), True),
    ("phone", re.compile(r"(?:电话|座机|tel)\s*[:：]?\s*[2-8]\d{6,7}(?!\d)", re.I), True),
)  # fmt: skip
_ANY = re.compile(
    r"[0-9０-９〇零一二三四五六七八九①-⑨壹贰叁]\D{0,3}[0-9０-９〇零一二三四五六七八九幺①-⑨壹贰叁]|@|＠|at|艾特|微|信|qq|wx|vx|扣扣",
    re.I,
)


@dataclass(frozen=True)
class Contact:
    """A stretch ``text[start:end]`` that reads like contact data; ``kind``: phone, email or wechat."""

    kind: str
    start: int
    end: int


def found_in(text: str) -> list[Contact]:
    """Give what reads like contact data, in the order of the text, no two overlapping.

    >>> [text[c.start:c.end] for text in ["电话 一三八〇〇一三八〇〇〇"] for c in found_in(text)]
    ['一三八〇〇一三八〇〇〇']
    """
    if not _ANY.search(text):
        return []
    folded, digits = text.translate(_FOLD), text.translate(_FOLD_DIGITS)
    met: list[Contact] = []
    for kind, pattern, numerals in _PATTERNS:
        for match in pattern.finditer(digits if numerals else folded):
            if all(match.end() <= one.start or match.start() >= one.end for one in met):
                met.append(Contact(kind, match.start(), match.end()))
    return sorted(met, key=lambda one: one.start)


def replaced(text: str, by: Callable[[Contact], str]) -> str:
    """Give the text with every piece of contact data replaced by what ``by`` says."""
    parts, at = [], 0
    for one in found_in(text):
        parts += [text[at : one.start], by(one)]
        at = one.end
    return "".join([*parts, text[at:]])
