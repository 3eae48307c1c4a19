"""Numbers in Arabic digits, Chinese numerals, capital (financial) numerals and any mix of them, exactly."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = dict(zip("零〇一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_DIGITS |= dict(
    zip("壹贰叁肆伍陆柒捌玖两貳參陸弌弐兩", (1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2, 3, 6, 1, 2, 2), strict=True)
)
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "k": 1000}
_BIG = {"万": 10**4, "萬": 10**4, "w": 10**4, "亿": 10**8, "億": 10**8}
CHINESE = "".join(_DIGITS) + "".join(_SMALL)[:-1]
"""Characters of Chinese numerals below 万."""
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,18}(?:\.\d{1,9})?"
NUMBER = rf"(?:(?:{ARABIC})|[{CHINESE}万萬亿億])(?:\s?(?:{ARABIC}|[{CHINESE}万萬亿億]|[kw](?![a-z])))*"
"""A pattern for one number in any of these writings, units such as 万 included (text folded first)."""
_TOKEN = re.compile(rf"{ARABIC}|[{CHINESE}万萬亿億kw]")
_PLAIN = re.compile(r"[零〇一二三四五六七八九]+")


def read_number(text: str) -> Decimal:
    """The number that ``text`` (matched by ``NUMBER``) writes: 五十万, 1亿2000万, 3千, 一万五, 二〇二六, 50w.

    Raises ``ValueError`` when the characters make no number, such as 万亿十.
    """
    if len(text) > 1 and _PLAIN.fullmatch(text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    return _sum(_TOKEN.findall(text))


def has_unit(text: str) -> bool:
    """True when the number says its own scale (千, 万, 亿)."""
    return any(c in _BIG or c in "千仟k" for c in text)


def _sum(tokens: list[str]) -> Decimal:
    total, section, current, last, ceiling = Decimal(0), Decimal(0), None, 1, 10**12
    for token in tokens:
        if token in _BIG:
            value = _BIG[token]
            if current is None and not section and not total:
                raise ValueError("a unit without a number")
            if value >= ceiling and total:
                total = (total + section + (current or 0)) * value  # 一万亿
            else:
                total += (section + (current or 0)) * value
            section, current, last, ceiling = Decimal(0), None, value, value
        elif token in _SMALL:
            section += (Decimal(1) if current is None else current) * _SMALL[token]
            current, last = None, _SMALL[token]
        else:
            if current:
                raise ValueError("two digits in a row")
            zero = _DIGITS.get(token) == 0
            current, last = (None, 1) if zero else (_value(token), last)
    return total + section + _tail(tokens, current, last)


def _tail(tokens: list[str], current: Decimal | None, last: int) -> Decimal:
    """The number after the last unit: 一万五 is 15,000 in speech, 一万零五 is 10,005."""
    if current is None:
        return Decimal(0)
    spoken = len(tokens) > 1 and tokens[-1] in _DIGITS and last >= 100
    return current * last / 10 if spoken else current


def _value(token: str) -> Decimal:
    return Decimal(_DIGITS[token]) if token in _DIGITS else Decimal(token.replace(",", ""))
