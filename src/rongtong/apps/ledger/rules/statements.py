"""What came in on a bank statement, and which reported payment each line may be. Proposals only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

COLUMNS: dict[str, tuple[str, ...]] = {
    "day": ("交易日期", "记账日期", "入账日期", "交易时间", "日期", "date"),
    "amount": ("贷方发生额", "贷方金额", "收入金额", "转入金额", "存入金额", "收入", "贷方", "credit"),
    "payer": ("对方户名", "对方名称", "付款人", "对方账户名称", "户名", "payer"),
    "words": ("附言", "摘要", "用途", "备注", "交易说明", "reference"),
}
"""Heads of columns, the surer first; a statement may hold several of the last."""
BEFORE, AFTER = timedelta(days=3), timedelta(days=10)
"""A transfer may arrive days after the day the payer names; a little before when they name it late."""


class NoStatement(ValueError):
    """The table has no head with a day and an amount that came in."""


@dataclass(frozen=True)
class Credit:
    """Money that came in: line of the file (from 1), day, fen, who paid, what was said."""

    line: int
    day: date
    fen: int
    payer: str
    words: str


@dataclass(frozen=True)
class Reported:
    """A payment that somebody reported: key, fen, day, the payer's name, words that may stand with it."""

    key: int
    fen: int
    day: date
    payer: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """A proposal: ``why`` names what agrees besides the amount: reference, payer, day."""

    credit: Credit
    key: int
    why: tuple[str, ...]


def credits_of(rows: Sequence[Sequence[str]]) -> list[Credit]:
    """Give what came in. NoStatement when no row is a head with day and amount."""
    for number, row in enumerate(rows):
        places = _places(row)
        if "day" in places and "amount" in places:
            found = (_credit(n, one, places) for n, one in enumerate(rows[number + 1 :], number + 2))
            return [one for one in found if one is not None]
    raise NoStatement


def _places(row: Sequence[str]) -> dict[str, list[int]]:
    heads = [re.sub(r"[\s（(].*$", "", cell).lower() for cell in row]
    found: dict[str, list[int]] = {}
    for name, words in COLUMNS.items():
        ranked = [place for word in words for place, head in enumerate(heads) if head == word]
        if ranked:
            found[name] = ranked if name == "words" else ranked[:1]
    return found


def _credit(line: int, row: Sequence[str], places: dict[str, list[int]]) -> Credit | None:
    def cell(name: str) -> str:
        return " ".join(row[place] for place in places.get(name, ()) if place < len(row)).strip()

    day, amount = day_of(cell("day")), fen_of(cell("amount"))
    if day is None or not amount or amount < 0:
        return None
    return Credit(line, day, amount, cell("payer"), cell("words"))


def day_of(text: str) -> date | None:
    """Read 2026-09-17, 2026/9/17, 20260917 or 2026年9月17日, with or without a time after it."""
    found = re.match(r"\s*(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})", text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def fen_of(text: str) -> int | None:
    """Read 5,400.00 or ¥5400 as fen; None for what is no sum or has less than a fen."""
    try:
        fen = Decimal(re.sub(r"[,，\s¥￥+元]", "", text)) * 100
        return int(fen) if fen == fen.to_integral_value() and abs(fen) < 10**15 else None
    except InvalidOperation:
        return None


def matches(came: Iterable[Credit], reported: Iterable[Reported]) -> list[Match]:
    """Propose for each credit the payment that agrees best; none where two agree equally well.

    The amount is the same to the fen and the day near; each credit and each payment stands once.
    """
    payments = list(reported)
    pairs = [(_why(one, paid), one, paid) for one in came for paid in payments if _may_be(one, paid)]
    taken: set[Credit | int] = set()
    found: list[Match] = []
    for weight in sorted({_weight(why) for why, _one, _paid in pairs}, reverse=True):
        free = [
            pair for pair in pairs
            if _weight(pair[0]) == weight and pair[1] not in taken and pair[2].key not in taken
        ]  # fmt: skip
        often = Counter([one for _why, one, _paid in free]), Counter([paid.key for _why, _one, paid in free])
        for why, credit, paid in free:
            taken |= {credit, paid.key}
            if often[0][credit] == often[1][paid.key] == 1:
                found.append(Match(credit, paid.key, why))
    return sorted(found, key=lambda one: one.credit.line)


def _may_be(credit: Credit, paid: Reported) -> bool:
    return credit.fen == paid.fen and paid.day - BEFORE <= credit.day <= paid.day + AFTER


def _why(credit: Credit, paid: Reported) -> tuple[str, ...]:
    agrees = {
        "reference": any(_stands(word, credit.words) for word in paid.words),
        "payer": bool(paid.payer) and plain(paid.payer) == plain(credit.payer),
        "day": credit.day == paid.day,
    }
    return tuple(name for name, holds in agrees.items() if holds)


def _stands(word: str, said: str) -> bool:
    """Tell whether a reference stands in the words, not as part of a longer one."""
    pattern = rf"(?<![0-9a-z]){re.escape(word.lower())}(?![0-9a-z])"
    return len(word) > 1 and re.search(pattern, said.lower()) is not None


def _weight(why: tuple[str, ...]) -> int:
    return sum({"reference": 4, "payer": 2, "day": 1}[name] for name in why)


def references(*texts: str) -> tuple[str, ...]:
    """Give what may stand in a transfer: codes such as D10, and numbers of six digits or more."""
    return tuple(
        dict.fromkeys(re.findall(r"(?<![0-9A-Za-z])(?:[A-Z]\d+|\d{6,})(?![0-9A-Za-z])", " ".join(texts)))
    )


def plain(text: str) -> str:
    """Give letters, digits and Chinese only, small."""
    return re.sub(r"[^0-9a-z一-鿿]", "", text.lower())
