"""Regions as people write them, read into six-digit codes (GB/T 2260).

Codes of all provinces and prefectures and of the counties of Sichuan and Chongqing are known; elsewhere
a county is read as its prefecture. A region that ended keeps its code, and its successor covers it.
"""

from __future__ import annotations

import math
import re
from functools import cache

from rongtong_match.values.faults import ValueFault
from rongtong_match.values.gazetteer import SUCCESSORS, by_name, prefix, regions
from rongtong_match.values.plain import LONGEST, fold, is_blank

_EVERYWHERE = re.compile(
    r"^(?:全国|国内|中国|全球|不限|无限制|不限地区|任意|各地|any|anywhere|china|nationwide)"
)
_JOINT = {"川渝": ("500000", "510000"), "成渝": ("500000", "510100"), "成渝地区": ("500000", "510000")}
_JOINT |= {"双城经济圈": ("500000", "510000"), "成渝双城经济圈": ("500000", "510000")}
_ALIASES = {
    "sichuan": "510000", "chongqing": "500000", "chengdu": "510100", "mianyang": "510700",
    "beijing": "110000", "shanghai": "310000", "shenzhen": "440300", "guangzhou": "440100",
    "guangdong": "440000", "jiangsu": "320000", "zhejiang": "330000", "hong kong": "810000",
    "hongkong": "810000", "macau": "820000", "taiwan": "710000", "川": "510000", "渝": "500000",
    "蓉": "510100", "巴蜀": "510000", "天府新区": "510100", "科学城(绵阳)": "510700", "郫县": "510117",
    "双流县": "510116", "新津县": "510118", "安县": "510705", "达县": "511703", "射洪县": "510981",
    "会理县": "513402", "隆昌县": "511083",
}  # fmt: skip
_COMMON = {"朝阳": "北京市朝阳区、辽宁省朝阳市", "东区": "攀枝花市东区等", "西区": "攀枝花市西区等"}
"""Names so common in China that the table, which holds few counties, must not decide."""
_HOME = re.compile(r"^(?:中国|china)[\s·,/-]*(?=.)")
_CITY_CENTRE = re.compile("(?<=[^市])市中区")
"""乐山市中区 is 乐山市's 市中区, though one 市 is dropped."""
_CODE = re.compile(r"(?<!\d)(\d{6})(?:\d{6})?(?:\.0)?(?!\d)")
_GAP = re.compile(r"[\s\-/·.>,、()|_]+")
_SPLIT = re.compile(r"\s*(?:[,、;|/\n]|和|及|与|或|\band\b|\bor\b)\s*")


def read_region(text: str | int | float | None) -> str | None:
    """The code of the narrowest region named; ``None`` for blank or 全国. Raises ``ValueFault``.

    A name of several places (市中区) is refused unless its parent stands before it.
    """
    shown = text
    folded = _folded(text)
    if is_blank(folded) or _EVERYWHERE.match(folded):
        return None
    if len(folded) > LONGEST:
        raise ValueFault("value.region.unknown", shown)
    if folded in _JOINT:
        raise ValueFault("value.region.several", shown)
    if folded in _COMMON:
        raise ValueFault("value.region.ambiguous", shown, choices=_COMMON[folded])
    if folded.upper() in regions():
        return folded.upper()
    if match := _CODE.search(folded):
        return _coded(match[1], shown)
    return _named(_CITY_CENTRE.sub("市市中区", folded), shown)


def read_regions(text: str | int | float | None) -> tuple[str, ...]:
    """All regions of a list (四川、重庆; 川渝), in code order; empty for blank and 全国."""
    folded = _folded(text)
    if is_blank(folded) or _EVERYWHERE.match(folded):
        return ()
    found: set[str] = set()
    for part in _SPLIT.split(folded):
        if part in _JOINT:
            found.update(_JOINT[part])
        elif code := read_region(part):
            found.add(code)
    return tuple(sorted(found))


def _folded(text: str | int | float | None) -> str:
    if text is None or (isinstance(text, float) and math.isnan(text)):
        return ""
    whole = isinstance(text, float) and math.isfinite(text) and text == text // 1
    return _HOME.sub("", fold(str(int(text) if whole else text)))


def _coded(code: str, shown: object) -> str:
    for known in (code, code[:4] + "00", code[:2] + "0000"):
        if known in regions():
            return known
    raise ValueFault("value.region.unknown", shown)


def _named(text: str, shown: object) -> str:
    """Consumes names from left to right, each within the one before; stops at the first unknown stretch."""
    found, rest = None, text
    while rest:
        step = _next(rest, found)
        if step is None:
            break
        choices, length = step
        if len(choices) > 1:
            raise ValueFault("value.region.ambiguous", shown, choices="、".join(path(c) for c in choices))
        found, rest = (
            choices[0],
            _GAP.sub("", rest[length:], count=1) if _GAP.match(rest[length:]) else rest[length:],
        )
    if found is None:
        raise ValueFault("value.region.unknown", shown)
    return found


def _next(text: str, within: str | None) -> tuple[tuple[str, ...], int] | None:
    """The longest name at the start of ``text`` that lies in ``within``: its codes and its length."""
    for length in range(min(len(text), 14), 0, -1):
        head = text[:length]
        if head in _ALIASES and (within is None or covers(within, _ALIASES[head])):
            return (_ALIASES[head],), length
        codes = tuple(
            c for c in by_name().get(head, ()) if within is None or (covers(within, c) and c != within)
        )
        if codes:
            return widest(codes), length
    return None


def widest(codes: tuple[str, ...]) -> tuple[str, ...]:
    """吉林 is the province before the city in it: keeps the highest level only, 甘孜州 before 甘孜县."""
    shortest = min(len(prefix(c)) for c in codes)
    return tuple(c for c in codes if len(prefix(c)) == shortest)


@cache
def covers(outer: str, inner: str) -> bool:
    """True when ``inner`` is ``outer`` or lies in it; a successor covers the regions it was made from."""
    return inner.startswith(prefix(outer)) or SUCCESSORS.get(inner) == outer


def parent(code: str) -> str | None:
    """The next known region above: county, prefecture, province, ``None``."""
    for above in (code[:4] + "00", code[:2] + "0000"):
        if above != code and above in regions():
            return above
    return None


def name(code: str) -> str:
    """The official name of one region; an unknown code is its own name."""
    region = regions().get(code)
    return region.name if region else code


def path(code: str) -> str:
    """The name with all above it: 四川省成都市锦江区."""
    above = parent(code)
    return (path(above) if above else "") + name(code)
