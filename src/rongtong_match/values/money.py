"""Amounts of money as offices write them, read into a range of fen.

"about" (左右, 约, 上下) is read as 20 per cent either way: the platform's own rule, no standard fixes it.
A price per piece (200元/样) is a floor, ``Money(20000, None)``: at least one piece is bought.
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from rongtong_match.types import Money
from rongtong_match.values.faults import ValueFault
from rongtong_match.values.numerals import NUMBER, has_unit, read_number
from rongtong_match.values.plain import LONGEST, fold, is_blank

YUAN = 100
"""Fen in a yuan."""
WAN = 10_000 * YUAN
"""Fen in ten thousand yuan, for headers that say 万元."""
ABOUT = Decimal("0.2")
LARGEST = 10**15
"""Ten thousand billion yuan in fen: anything above is a slip of the keyboard."""

_ONE = "[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
AMOUNT = (
    rf"(?P<number>{NUMBER})\s?(?P<unit>元|圆|块|角|分|rmb|cny|yuan|million)?"
    rf"(?:零?(?P<jiao>{_ONE})角)?(?:零?(?P<fen>{_ONE})分)?"
)
"""One amount in folded text, angle and cent included (捌角玖分)."""
_AMOUNT = re.compile(AMOUNT)
_OPEN = re.compile(
    r"面议|面谈|协商|商议|议价|协议|待定|另议|待议|电议|详谈|洽谈|不限|视.{0,8}(?:定|情况)|按需|具体商"
    r"|negotia|discuss|tbd|open"
)
_FOREIGN = re.compile(
    r"usd|us\$|\$|美元|美金|欧元|eur|€|英镑|gbp|£|日元|日圆|jpy|港[元币纸]|hk\$|hkd|台币|韩元|韩币"
    r"|卢布|新加坡元"
)
_FREE = re.compile(r"免费|无偿|公益|free")
_SHARE = re.compile(r"\d\s?%|百分之|提成|分成")
_NEGATIVE = re.compile(r"^[¥￥]?\s?-\s?[¥￥]?\s?\d|负[\d一二三四五六七八九十]")
_UP_TO = re.compile(
    r"以内|之内|以下|不超过|不超|不高于|不多于|不大于|最高|至多|最多|上限|小于|低于|少于|封顶|[<≤≦]"
    r"|up to|at most|under|max"
)
_FROM = re.compile(
    r"以上|不低于|不少于|不小于|至少|最低|最少|下限|起步|大于|高于|超过|多于|起$|起[,;。/]|[>≥≧+]"
    r"|[万亿千百十][多余]|at least|from|over|min"
)
_NEARLY = re.compile(r"左右|上下|大约|约|大概|前后|about|around|approx")
_BETWEEN = re.compile(r"\s*(?:-+|~+|至|到|to|\.\.+)\s*¥?\s*")
_ODD = re.compile(r"(?<=[\d十百千])\s?[多余来]\s?(?=[万亿千百元])")
_VAGUE = re.compile(r"[几数][十百千万亿]|[十百千]几")
_GROUPS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_TENS = re.compile("[十百]")
_SCALE = re.compile(r"[十百千万亿]+$")
_PER = re.compile(
    r"(?:元|圆|块|万|rmb)\s?/\s?[^\d\s]|每(?:个|件|样|次|台|套|人|小时|天|日|月|年|吨|米|平)"
    r"|[/]\s?(?:样|次|件|个|台|年|月|天|小时|吨|人)|per "
)
_BRACKETS = re.compile(r"[((\[【].*?[))\]】]")


def read_money(value: str | int | float | None, *, unit: int | None = None) -> Money | None:
    """The range that a cell states; ``None`` for a blank cell and ``Money(None, None)`` for 面议.

    ``unit`` is fen per 1 where the cell names no unit of its own (``WAN`` under a header of 万元);
    by default a bare number is yuan. Raises ``ValueFault`` for what is no amount in yuan.
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool):
        raise ValueFault("value.money.unclear", value)
    if isinstance(value, int | float):
        return _plain(value, unit or YUAN)
    text = fold(value)
    if is_blank(text):
        return None
    _refuse(text, value)
    text = _GROUPS.sub("", text)
    odd = _ODD.sub("", text)
    money = _read(odd, value, unit or YUAN)
    return Money(money.low, None) if odd != text and money.low == money.high else money


def _plain(value: int | float, unit: int) -> Money:
    if value < 0:
        raise ValueFault("value.money.negative", value)
    if value > LARGEST:
        raise ValueFault("value.money.large", value)
    fen = _fen(Decimal(str(value)) * unit, value)
    return Money(fen, fen)


def _fen(amount: Decimal, shown: object) -> int:
    if amount > LARGEST:
        raise ValueFault("value.money.large", shown)
    return int(amount.to_integral_value(ROUND_HALF_UP))


def _refuse(text: str, shown: str) -> None:
    if len(text) > LONGEST or _VAGUE.search(text):
        raise ValueFault("value.money.unclear", shown)
    for pattern, code in ((_FOREIGN, "currency"), (_NEGATIVE, "negative"), (_SHARE, "share")):
        if pattern.search(text):
            raise ValueFault(f"value.money.{code}", shown)


def _read(text: str, shown: str, unit: int) -> Money:
    found = _amounts(text)
    if len(found) > 2:
        stripped = _BRACKETS.sub(" ", text)
        text, found = stripped, _amounts(stripped)
    if not found and _FREE.search(text):
        return Money(0, 0)
    if not found and _OPEN.search(text):
        return Money(None, None)
    if len(found) == 1:
        amount = _fen(_scaled(found[0], unit, shown), shown)
        return _single(text, amount)
    if len(found) == 2:
        return _pair(text, found, unit, shown)
    raise ValueFault("value.money.unclear", shown)


def _amounts(text: str) -> list[re.Match[str]]:
    """The amounts in ``text``; a lone Chinese digit (一次性) is none unless a unit or a range follows."""
    whole = text.strip("¥ ")
    return [
        m
        for m in _AMOUNT.finditer(text)
        if any(c.isdigit() and c.isascii() for c in m["number"])
        or m["unit"]
        or has_unit(m["number"])
        or m[0].strip() == whole
        or _BETWEEN.match(text, m.end())
    ]


def _scaled(match: re.Match[str], unit: int, shown: str, borrowed: str = "") -> Decimal:
    """The amount in fen; ``borrowed`` is the scale that the other end of a range lends (10~50万)."""
    try:
        number = read_number(match["number"].strip() + borrowed)
        small = read_number(match["jiao"] or "0") * 10 + read_number(match["fen"] or "0")
    except (ArithmeticError, ValueError) as error:
        raise ValueFault("value.money.unclear", shown) from error
    named = match["unit"]
    if named == "million":
        return number * 1_000_000 * YUAN
    if named in ("角", "分"):
        return number * (10 if named == "角" else 1) + small
    return number * (YUAN if named or borrowed or has_unit(match["number"]) else unit) + small


def _single(text: str, fen: int) -> Money:
    if _PER.search(text):
        return Money(fen, None)
    if _UP_TO.search(text):
        return Money(None, fen)
    if _FROM.search(text):
        return Money(fen, None)
    if _NEARLY.search(text):
        margin = int(fen * ABOUT)
        return Money(fen - margin, fen + margin)
    return Money(fen, fen)


def _pair(text: str, found: list[re.Match[str]], unit: int, shown: str) -> Money:
    first, second = found
    ranged = _BETWEEN.fullmatch(text[first.end() : second.start()])
    low, high = _scaled(first, unit, shown), _scaled(second, unit, shown)
    if not (ranged or (_UP_TO.search(text) and _FROM.search(text))):
        raise ValueFault("value.money.unclear", shown)
    lends = ranged and not first["unit"] and not has_unit(first["number"]) and has_unit(second["number"])
    if lends and (scale := _SCALE.search(second["number"])):
        lent = _scaled(
            first, unit, shown, scale[0].lstrip("十百") if _TENS.search(first["number"]) else scale[0]
        )
        # 5000-1万 means five thousand yuan; 50~10万 is a slip, not fifty yuan
        low = lent if lent <= high or low < 1000 * YUAN else low
    if low > high and not ranged:
        low, high = high, low  # 不超过100万, 不低于50万
    if low > high:
        raise ValueFault("value.money.reversed", shown)
    return Money(_fen(low, shown), None if _PER.search(text) else _fen(high, shown))
