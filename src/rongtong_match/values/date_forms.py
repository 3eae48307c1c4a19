"""The written forms of dates, most specific first: a pattern and a reader giving (first day, last day)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

Span = tuple[date, date]
Form = tuple[re.Pattern[str], Callable[[re.Match[str], date], Span]]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_SEP = r"\s?[-/.年]\s?"
_CLOCK = r"(?:日|号)?(?:[t\s]?\s?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:z|[+-]\d{2}:?\d{2})?)?"
_YEAR = r"(?:(?P<y>\d{4})\s?[年./-]?\s?|(?P<rel>今年|本年度?|明年|后年|去年|当年)\s?的?)"
_RELATIVE = {"去": -1, "明": 1, "后": 2}


def _year(match: re.Match[str], today: date) -> int:
    if match["y"]:
        return int(match["y"])
    return today.year + _RELATIVE.get((match["rel"] or " ")[0], 0)


def _day(year: int, month: int, day: int) -> Span:
    if year < 100:
        year += 2000
    found = date(year, month, day)
    return found, found


def _month(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _ymd(m: re.Match[str], today: date) -> Span:
    return _day(int(m["y"]), int(m["m"]), int(m["d"]))


def _compact(m: re.Match[str], today: date) -> Span:
    if m["d"]:
        return _ymd(m, today)
    return _month(int(m["y"]), int(m["m"]))


def _slashed(m: re.Match[str], today: date) -> Span:
    """31/12/2026 and 12/31/2026 are clear, 3/4/2026 is not."""
    a, b = int(m["a"]), int(m["b"])
    if a <= 12 and b <= 12 and a != b:
        raise ValueError("ambiguous")
    return _day(int(m["y"]), min(a, b) if max(a, b) > 12 else b, max(a, b))


def _english(m: re.Match[str], today: date) -> Span:
    month = _MONTHS.index(m["name"]) + 1
    return _day(int(m["y"]), month, int(m["d"])) if m["d"] else _month(int(m["y"]), month)


def _part_of_month(m: re.Match[str], today: date) -> Span:
    year, month = _open_month(m, today)
    part = m["part"] or ""
    first, last = _month(year, month)
    if part in ("上旬", "初"):
        return first, first.replace(day=10)
    if part in ("中旬", "中"):
        return first.replace(day=11), first.replace(day=20)
    return (first.replace(day=21) if part == "下旬" else last if part in ("底", "末") else first), last


def _open_month(m: re.Match[str], today: date) -> tuple[int, int]:
    """Year and month; without a year it is the next such month to come, this one included."""
    month = int(m["m"])
    if m["y"] or m["rel"]:
        return _year(m, today), month
    return (today.year if month >= today.month else today.year + 1), month


def _month_day(m: re.Match[str], today: date) -> Span:
    """A day without a year is the next such day to come, today included."""
    if m["rel"]:
        return _day(_year(m, today), int(m["m"]), int(m["d"]))
    for year in range(today.year, today.year + 9):  # 29 February may be far off
        try:
            first, last = _day(year, int(m["m"]), int(m["d"]))
        except ValueError:
            continue
        if first >= today:
            return first, last
    raise ValueError("impossible")


def _quarter(m: re.Match[str], today: date) -> Span:
    named = m["q"] or m["q2"]
    quarter = int(named)
    return _months(_open_year(m, today, quarter * 3), quarter * 3 - 2, quarter * 3)


def _open_year(m: re.Match[str], today: date, last_month: int) -> int:
    if m["y"] or m["rel"]:
        return _year(m, today)
    return today.year if last_month >= today.month else today.year + 1


def _months(year: int, first: int, last: int) -> Span:
    return _month(year, first)[0], _month(year, last)[1]


_YEAR_PARTS = {"上": (1, 6), "下": (7, 12), "中": (6, 6), "初": (1, 1)}


def _part_of_year(m: re.Match[str], today: date) -> Span:
    """Halves, and 年初, 年中, 年底 (年内 ends with the year too)."""
    first, last = _YEAR_PARTS.get(m["part"].removeprefix("年")[0], (12, 12))
    return _months(_open_year(m, today, last), first, last)


def _whole_year(m: re.Match[str], today: date) -> Span:
    return _months(_year(m, today), 1, 12)


def _this_month(m: re.Match[str], today: date) -> Span:
    month = today.month - 1 + (1 if m["which"] in ("下", "下个") else 0)
    return _month(today.year + month // 12, month % 12 + 1)


def _within(m: re.Match[str], today: date) -> Span:
    """一年半内, 3个月, 90天, 60个工作日: from today on."""
    count = 0.5 if m["n"] == "半" else float(m["n"]) + (0.5 if m["half"] else 0)
    if m["u"] in _IN_MONTHS:
        return today, _later(today, round(count * _IN_MONTHS[m["u"]]))
    return today, today + timedelta(days=round(count * _IN_DAYS[m["u"]]))


_IN_MONTHS = {"年": 12, "月": 1, "year": 12, "month": 1}
_IN_DAYS = {"周": 7, "星期": 7, "week": 7, "工作日": 1.4, "天": 1, "日": 1, "day": 1}


def _later(day: date, months: int) -> date:
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _near(m: re.Match[str], today: date) -> Span:
    day = today + timedelta(days={"今": 0, "当": 0, "即": 0, "明": 1, "后": 2, "t": 0}[m[0][0]])
    return day, day


_END = r"(?!\d)"
_YMD = rf"[-/.月]\s?(?P<d>\d{{1,2}}){_END}{_CLOCK}"
_PART = "(?P<part>上旬|中旬|下旬|初|中|底|末)?"
_M12 = "(?P<m>1[0-2]|0?[1-9])"
_ORDINAL = "(?:st|nd|rd|th)?"
_CENTURY = r"(?P<y>(?:19|20|21)\d\d)"
_NO = r"(?!)"
_COUNT = r"(?<![\d.])(?P<n>\d{1,3}(?:\.5)?|半)"
_UNIT = "(?P<u>年|月|周|星期|工作日|天|日|year|month|week|day)"
_PATTERNS: tuple[tuple[str, Callable[[re.Match[str], date], Span]], ...] = (
    (rf"(?<!\d)(?P<y>\d{{4}}){_SEP}(?P<m>\d{{1,2}})\s?{_YMD}", _ymd),
    (rf"(?<![\d.]){_CENTURY}(?P<m>\d\d)(?P<d>\d\d)?{_END}", _compact),
    (rf"(?<!\d)(?P<a>\d{{1,2}})\s?[-/.]\s?(?P<b>\d{{1,2}})\s?[-/.]\s?(?P<y>\d{{4}}){_END}{_CLOCK}",
     _slashed),
    (rf"(?<!\d)(?P<y>\d{{2}})[-/.年](?P<m>\d{{1,2}}){_YMD}", _ymd),
    (rf"(?<!\d)(?P<d>\d{{1,2}}){_ORDINAL}[\s-]?{_MONTH}[\s,-]{{0,2}}(?P<y>\d{{4}}){_END}", _english),
    (rf"{_MONTH}\s?(?:(?P<d>\d{{1,2}}){_ORDINAL},?\s)?\s?,?\s?(?P<y>\d{{4}}){_END}", _english),
    (rf"(?:q(?P<q>[1-4])|(?P<q2>{_NO})|(?P<rel>{_NO}))[\s,/-]?(?P<y>\d{{4}})", _quarter),
    (rf"{_YEAR}?(?:第?(?P<q>[1-4])\s?个?季度?|q(?P<q2>[1-4]))[底末内前]?", _quarter),
    (rf"(?<!\d){_YEAR}{_M12}{_END}\s?(?:月份?)?\s?{_PART}", _part_of_month),
    (rf"(?<!\d)(?P<rel>今年|明年|后年)?(?P<y>{_NO})?(?P<m>\d{{1,2}})\s?[月/-]\s?(?P<d>\d{{1,2}}){_END}{_CLOCK}",
     _month_day),
    (rf"(?<!\d){_YEAR}?(?<!个){_M12}\s?月份?\s?{_PART}", _part_of_month),
    (rf"(?:{_CENTURY}\s?年?|(?P<rel>今年|本年|明年|后年|去年))(?P<part>[底末初中])", _part_of_year),
    (rf"{_YEAR}?(?P<part>上半年|下半年|(?<![\d半两])年[底末终中初内])", _part_of_year),
    (r"(?<![\d个])(?P<which>下个?|本|这个|当)?月[底末内]", _this_month),
    (rf"{_COUNT}\s?个?{_UNIT}s?(?P<half>半)?{_END}", _within),
    (rf"(?P<y>{_NO})?(?P<rel>今年|明年|后年|本年度?)", _whole_year),
    (rf"(?<!\d)(?P<rel>{_NO})?{_CENTURY}{_END}\s?(?:年度?)?", _whole_year),
    (r"今[天日]|当天|即日|明[天日]|后天|today", _near),
)  # fmt: skip
FORMS: tuple[Form, ...] = tuple((re.compile(pattern), reader) for pattern, reader in _PATTERNS)
