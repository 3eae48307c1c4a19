"""Sums in capital numerals (大写金额), as on bills and in contracts, and numbers of articles in Chinese."""

from __future__ import annotations

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_PLAIN = "零一二三四五六七八九"


def capitals(fen: int) -> str:
    """Give a sum in fen in capital numerals. ValueError below nothing or from 10^16 yuan on.

    >>> capitals(50_000_000), capitals(10_050_306), capitals(5)
    ('人民币伍拾万元整', '人民币壹拾万零伍佰零叁元零陆分', '人民币伍分')
    """
    if not 0 <= fen < 10**18:
        raise ValueError("no sum of money")
    yuan, rest = divmod(fen, 100)
    jiao, cents = divmod(rest, 10)
    told = _whole(yuan) + "元" if yuan or not rest else ""
    if not rest:
        return f"人民币{told}整"
    if jiao:
        told += _DIGITS[jiao] + "角"
    elif told:
        told += "零"
    return f"人民币{told}" + (_DIGITS[cents] + "分" if cents else "整")


def _whole(number: int) -> str:
    if number == 0:
        return "零"
    told, gap, group = "", False, 0
    groups = []
    while number:
        number, part = divmod(number, 10_000)
        groups.append(part)
    for group in range(len(groups) - 1, -1, -1):
        part = groups[group]
        if part == 0:
            gap = bool(told)
            continue
        if told and (gap or part < 1_000):
            told += "零"
        told += _group(part) + _GROUPS[group]
        gap = False
    return told


def _group(part: int) -> str:
    """Write one to 9,999; a gap inside is one 零."""
    told, gap = "", False
    for place in range(3, -1, -1):
        digit = part // 10**place % 10
        if digit == 0:
            gap = bool(told)
            continue
        told += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return told


def article(number: int) -> str:
    """Give the number of an article, 1 to 99: 第二十一条."""
    tens, ones = divmod(number, 10)
    told = ("" if tens == 1 else _PLAIN[tens]) + "十" if tens else ""
    return f"第{told}{_PLAIN[ones] if ones else ''}条"
