"""Figures with units inside free text: ≥3.60g/cm3, 耐温200℃, 3~5 MPa."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rongtong_match.types import Passage

LONGEST = 20_000
"""Characters of a text that are searched."""
_UNITS = (
    "g/cm³ g/cm3 kg/m³ kg/m3 mg/l mg/m³ mg/m3 g/l mg/kg w/(m·k) w/mk kw·h kwh kj/kg j/g mah/g wh/kg"
    " n/mm² n/mm2 r/min rpm m/s km/h mm/s m³/h m3/h t/h l/min kg/h"
    " ℃ °c gpa mpa kpa pa mm cm km nm μm um m ghz mhz khz hz kv mv v ma a kw mw gw w kg mg μg t g"
    " ml l ppm ppb db % ‰ 吨 米 毫米 厘米 微米 纳米 度 小时 秒 分钟 次 转 升 千瓦 伏 立方米 平方米 目"
)
_SAME = {
    "g/cm3": "g/cm³", "kg/m3": "kg/m³", "mg/m3": "mg/m³", "m3/h": "m³/h", "n/mm2": "n/mm²",
    "°c": "℃", "um": "μm", "毫米": "mm", "厘米": "cm", "微米": "μm", "纳米": "nm", "米": "m",
    "吨": "t", "千瓦": "kw", "伏": "v", "升": "l",
}  # fmt: skip
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS.split(), key=lambda u: (-len(u), u)))
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SIGNS = (
    "≥|≤|>=|<=|>|<|＞|＜|大于等于|小于等于|不低于|不小于|不高于|不大于|不超过|大于|小于|高于|低于|超过|至少"
)
_FIGURE = re.compile(
    rf"(?:(?P<sign>{_SIGNS})\s?)?(?<![\d.A-Za-z-])(?P<low>-?{_NUMBER})\s?"
    rf"(?:(?:{_UNIT})?\s?(?:[-~～—–]|至|到)\s?(?P<high>-?{_NUMBER})\s?)?"
    rf"(?P<unit>{_UNIT})(?![A-Za-z²³\d/])(?P<after>以上|以下|以内)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[一-鿿]{2,8}$")
_VERB = re.compile(r"(?:稳定)?(?:达到|为|可达|在|约|是|到|要求|控制)+$")
_AT_LEAST = frozenset(
    ["≥", ">=", ">", "＞", "大于等于", "不低于", "不小于", "大于", "高于", "超过", "至少", "以上"]
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: its range (``None`` is open), unit in lower case, and the words before it (体密, 耐温)."""

    name: str
    low: float | None
    high: float | None
    unit: str
    passage: Passage


def quantities(text: str, part: str = "detail") -> tuple[Quantity, ...]:
    """All figures with a unit, in the order of the text; plain numbers and 5G are not figures."""
    found = _FIGURE.finditer(text[:LONGEST])
    return tuple(_quantity(match, text, part) for match in found if match["unit"] != "G")


def _quantity(match: re.Match[str], text: str, part: str) -> Quantity:
    start, end = match.span()
    low = float(match["low"].replace(",", ""))
    high = float(match["high"].replace(",", "")) if match["high"] else low
    sign = match["sign"] or match["after"]
    unit = match["unit"].lower()
    return Quantity(
        name=_name(text[max(0, start - 12) : start].rstrip(" :：")),
        low=None if sign and sign not in _AT_LEAST else min(low, high),
        high=None if sign and sign in _AT_LEAST else max(low, high),
        unit=_SAME.get(unit, unit),
        passage=Passage(part, start, end, text[start:end]),
    )


def _name(before: str) -> str:
    found = _NAME.search(_VERB.sub("", before))
    return found[0] if found else ""
