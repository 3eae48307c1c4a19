"""Amounts, dates, numbers and names as a reader of the report expects them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rongtong_match.messages import Language, catalogue, listed, tell
from rongtong_match.types import Money

_FEN_PER_YUAN = 100
_YUAN_PER_WAN = 10_000


@dataclass(frozen=True, slots=True)
class Words:
    """The report's voice in one language."""

    language: Language

    def t(self, code: str, **params: str | int | float) -> str:
        """The report's message ``code`` (without its ``report.`` prefix)."""
        return tell(f"report.{code}", self.language, **params)

    def named(self, code: str, fallback: str) -> str:
        """The message ``code`` if it is declared, else the fallback: a newcomer still shows its name."""
        return self.t(code) if f"report.{code}" in catalogue() else fallback

    def listed(self, parts: tuple[str, ...]) -> str:
        """A list as the language writes it."""
        return listed(parts, self.language)

    def money(self, money: Money) -> str:
        """A range in 万元 (English: yuan), shortest exact form."""
        low, high = money.low, money.high
        if low is None and high is None:
            return self.t("money.open")
        if low is not None and high is not None and low != high:
            return self.t("money.range", low=self._amount(low), high=self._amount(high))
        if low is None and high is not None:
            return self.t("money.upto", amount=self._amount(high))
        if high is None and low is not None:
            return self.t("money.from", amount=self._amount(low))
        return self.t("money.exact", amount=self._amount(low or 0))

    def yuan(self, money: Money) -> str:
        """The exact figures in yuan, for the tooltip; empty for an open price."""
        ends = [_grouped(Decimal(end) / _FEN_PER_YUAN) for end in (money.low, money.high) if end is not None]
        return self.t("money.yuan", amount="–".join(dict.fromkeys(ends))) if ends else ""

    def deadline(self, day: date, today: date) -> str:
        """The date and how far away it is, counted from the day of the run."""
        days = (day - today).days
        code = "deadline.left" if days > 0 else "deadline.past" if days < 0 else "deadline.today"
        return self.t(code, date=day.isoformat(), days=number(abs(days)))

    def _amount(self, fen: int) -> str:
        yuan = Decimal(fen) / _FEN_PER_YUAN
        return _grouped(yuan / _YUAN_PER_WAN if self.language == "zh" else yuan)


def cut(text: str, most: int) -> str:
    """``text`` on one line and at most ``most`` characters long: a cell may hold a hundred thousand."""
    line = " ".join(text[: most * 4].split())
    return line if len(line) <= most and len(text) <= most * 4 else f"{line[: most - 1]}…"


def number(value: int) -> str:
    """A whole number with separators between thousands."""
    return f"{value:,}"


def tenths(value: int) -> str:
    """A number given in tenths, with one decimal."""
    return f"{value / 10:.1f}"


def _grouped(value: Decimal) -> str:
    whole = f"{value:,f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole
