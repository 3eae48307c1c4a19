"""Facts inside free text, each with its passage: budgets, deadlines, maturity, and figures with units.

Only what is named as such is taken: an amount counts as a budget beside 预算 or 投入, never beside 年产值.
What cannot be read is passed over, as prose owes nobody a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from rongtong_match.types import Money, Passage
from rongtong_match.values.dates import read_date
from rongtong_match.values.faults import ValueFault
from rongtong_match.values.maturity import read_maturity
from rongtong_match.values.money import read_money

V = TypeVar("V")
LONGEST = 20_000
"""Characters of a text that are searched."""
_AMOUNT = r"[\d,.]+\s?(?:万|亿|千|百)?\s?元?"
_SUM = rf"{_AMOUNT}\s?(?:[-~～—至到]+\s?{_AMOUNT}\s?)?(?<=[万亿元])"
_BUDGET = re.compile(
    r"(?:预算|项目经费|拟投入|计划投入|拟投资|计划投资|愿出资|报价|合同额|悬赏|意向价|愿支付)[^\d。;；\n]{0,8}?"
    rf"(?P<value>(?:不超过|不高于|不低于|约|至少|最高|[<>≤≥])?\s?{_SUM}(?:以内|以上|左右|以下)?)"
)
_DAY = (
    r"(?:\d{4}\s?[年./-]\s?\d{1,2}(?:\s?[月./-](?:\s?\d{1,2}日?)?)?|\d{4}年[底末]?"
    r"|[今明后]年(?:\d{1,2}月)?[底末]?|\d{1,2}月[底末])"
)
_DEADLINE = re.compile(
    rf"(?:截止(?:日期|时间)?|期限|完成时间|交付(?:日期|时间)?|有效期)(?:为|至|到|[:：])?\s?(?:至"
    rf"|到)?\s?(?P<value>{_DAY})"
    rf"|(?P<before>{_DAY})(?=\s?(?:之?前|以前)(?:完成|交付|解决|投产|实现|达到|验收))"
    r"|(?P<within>(?:[\d一二三四五六七八九十两半]{1,3})个?(?:年半?|月|周|天|日)(?:之|以)?内)(?=完成"
    r"|交付|解决|投产|实现|达到|验收)"
)
_MATURITY = re.compile(
    r"trl\s?[-:≥>=]*\s?\d|技术就绪度\D{0,3}\d|成熟度\D{0,4}\d\s?级|(?:处于|达到|进入|完成|已经?"
    r"|通过)(?:了)?"
    r"(?:实验室|小试|中试|样机|量产|产业化|小批量|试生产|规模化生产|概念验证)(?:阶段|验证|试验|生产)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """A value and the passage that states it."""

    value: V
    passage: Passage


def budgets(text: str, part: str = "detail") -> tuple[Found[Money], ...]:
    """Amounts named as a budget, an outlay or a price, in fen."""
    return tuple(_read(_BUDGET, text, part, read_money))


def deadlines(text: str, *, today: date, part: str = "detail") -> tuple[Found[date], ...]:
    """Dates to come by which something is to be done; a month means its last day.

    Past dates are left out: in company profiles 截止2019年12月 is when figures were counted.
    """
    found = _read(_DEADLINE, text, part, lambda value: read_date(value, today=today))
    return tuple(one for one in found if one.value >= today)


def maturities(text: str, part: str = "detail") -> tuple[Found[int], ...]:
    """Readiness levels stated, by number or by a stage that has been reached."""
    return tuple(_read(_MATURITY, text, part, read_maturity))


def _read(
    pattern: re.Pattern[str], text: str, part: str, reader: Callable[[str], V | None]
) -> Iterator[Found[V]]:
    for match in pattern.finditer(text[:LONGEST]):
        group = next((name for name, value in match.groupdict().items() if value), 0)
        start, end = match.span(group)
        try:
            value = reader(text[start:end])
        except ValueFault:
            continue
        if value is not None:
            yield Found(value, Passage(part, start, end, text[start:end]))
