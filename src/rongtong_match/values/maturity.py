"""Technology readiness 1-9, from numbers or from the stage words that offices use.

Levels and their short names follow GB/T 22900 (报告级 … 系统级); stage words are placed where
that scale puts their evidence: 小试 is a proof in the laboratory (4), 中试 a demonstration in a
relevant environment (6), 量产 a system proven in use (9). Levels 10-13 of its innovation scale
(sales and profit) count as 9.
"""

from __future__ import annotations

import math
import re

from rongtong_match.values.faults import ValueFault
from rongtong_match.values.numerals import read_number
from rongtong_match.values.plain import LONGEST, fold, is_blank

STAGES: tuple[tuple[str, int], ...] = (
    ("概念验证|功能级|关键功能|初期阶段|proof of concept", 3),
    ("报告级|基础研究|基本原理|basic research", 1),
    ("方案级|概念|方案|设想|构思|应用基础|理论研究|研发初期|idea|concept", 2),
    ("仿真级|实验室|小试|试验阶段|实验阶段|lab|bench", 4),
    ("初样级|初样|原型|样品|原理样机|prototype|sample", 5),
    ("正样级|正样|中试|样机|中期|试制|pilot|demonstrator", 6),
    ("环境级|示范|试用|试点|工程化|试运行|field trial|beta", 7),
    ("产品级|小批量|定型|试生产|试产|取证|small batch", 8),
    (
        "系统级|应用级|销售级|盈亏级|利润级|回报级|产业化|量产|批量|规模化|大规模|成熟|已应用|商业化"
            "|投产|已上市|推广"
        "|mass production|commercial|mature|market",
        9,
    ),
)  # fmt: skip
_STAGES = tuple((re.compile(words), level) for words, level in STAGES)
_LEVEL = re.compile(
    r"(?:trl|技术就绪度|就绪水平|成熟度)?\s?[-:：=≥>]*\s?第?\s?(?P<n>\d{1,2}(?:\.0)?"
    r"|[一二三四五六七八九十]{1,2})\s?级?"
)
_NUMBERED = re.compile(r"trl|就绪|成熟度\s?[\d一二三四五六七八九≥>:：]|\d\s?级|[一二三四五六七八九]级")
_BARE = re.compile(r"\s*[≥>]?=?\s*[\d.]+(?:\s?[-~至到/,、]\s?\d+)?\s*\+?\s*")
_ANY = re.compile(r"^(?:不限|不要求|无要求|均可|任意|any)")
_MARKS = re.compile(r"不.{0,3}(?:成熟|量产|产业化)|未.{0,3}(?:产业化|量产|应用|投产)|尚未|not yet")


def read_maturity(value: str | int | float | None) -> int | None:
    """The level that a cell states, the lowest of a range; ``None`` for blank or 不限.

    Raises ``ValueFault``.
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool) or (isinstance(value, int | float) and value != value // 1):
        raise ValueFault("value.maturity.unclear", value)
    if isinstance(value, int | float):
        return _checked(value, value)
    text = fold(value)
    if is_blank(text) or _ANY.match(text):
        return None
    if len(text) > LONGEST:
        raise ValueFault("value.maturity.unclear", value)
    if _NUMBERED.search(text) or _BARE.fullmatch(text):
        return _numbered(text, value)
    return _staged(text, value)


def _numbered(text: str, shown: str) -> int:
    numbers = [float(read_number(m["n"])) for m in _LEVEL.finditer(text)]
    if not numbers:
        raise ValueFault("value.maturity.unclear", shown)
    return _checked(min(numbers), shown)


def _checked(level: float, shown: object) -> int:
    if not 1 <= level <= 13:
        raise ValueFault("value.maturity.range", shown)
    return min(int(level), 9)


def _staged(text: str, shown: str) -> int:
    level = stage_of(text)
    if level is None:
        raise ValueFault("value.maturity.unclear", shown)
    return level


def stage_of(folded: str) -> int | None:
    """The lowest stage named in folded text; ``None`` if none is, or only as not yet reached (尚未量产)."""
    if _MARKS.search(folded):
        folded = re.split(_MARKS, folded)[0]
    levels = []
    for pattern, level in _STAGES:
        if pattern.search(folded):
            levels.append(level)
            folded = pattern.sub(" ", folded)  # 原理样机 and 概念验证 are not counted again as 样机 and 概念
    return min(levels, default=None)
