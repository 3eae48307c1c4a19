"""The table of regions and its look-ups by code and by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

LEVELS = {2: "province", 4: "prefecture", 6: "county"}
WHOLE_COUNTRY = ("000000", "100000")
SUCCESSORS = {"500105": "5001LJ", "500112": "5001LJ"}
"""Regions that ended, with the one that took most of their land."""
_PEOPLES = (
    "土家族 苗族 藏族 羌族 彝族 回族 壮族 布依族 侗族 白族 傣族 景颇族"
    " 傈僳族 哈尼族 朝鲜族 蒙古族 (?<!内)蒙古 哈萨克 柯尔克孜 维吾尔"
)
_SUFFIX = re.compile(
    rf"(?:{'|'.join(_PEOPLES.split())})*(?:自治区|自治州|自治县|特别行政区|地区|新区|省|市|区|县|盟)$"
)
_KEPT = frozenset(("市中区", "东区", "西区"))
"""Names that say nothing without their suffix."""


@dataclass(frozen=True, slots=True)
class Region:
    """One division; ``since`` and ``until`` bound its life where they are known (``until`` is exclusive)."""

    code: str
    name: str
    since: date | None = None
    until: date | None = None


@cache
def regions() -> dict[str, Region]:
    """All regions by code, in code order."""
    table = {}
    for line in files(__package__).joinpath("data/regions.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, name, since, until = [*line.split("\t"), "", ""][:4]
        table[code] = Region(code, name, _date(since), _date(until))
    return table


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def prefix(code: str) -> str:
    """The part of a code that all below share: 51 of 510000, 5101 of 510100, 510104 itself."""
    if code in WHOLE_COUNTRY:
        return ""
    if code[2:] == "0000":
        return code[:2]
    return code[:4] if code[4:] == "00" else code


def short(name: str) -> str:
    """A name as people say it: 成都, 甘孜, 内蒙古; of two characters or more (高县 stays 高县)."""
    if name in _KEPT:
        return name
    cut = _SUFFIX.sub("", name)
    return cut if len(cut) > 1 else name


@cache
def by_name() -> dict[str, tuple[str, ...]]:
    """Codes by full and by short name, in code order."""
    table: dict[str, list[str]] = {}
    for code, region in regions().items():
        for name in sorted({region.name, short(region.name), *_also(region.name)}):
            table.setdefault(name, []).append(code)
    return {name: tuple(codes) for name, codes in table.items()}


def _also(name: str) -> tuple[str, ...]:
    """甘孜藏族自治州 is written 甘孜州 too, 石柱土家族自治县 石柱县, 两江新区 never 两江区."""
    for kind in ("州", "县"):
        if name.endswith("自治" + kind):
            return (short(name) + kind,)
    return ()
