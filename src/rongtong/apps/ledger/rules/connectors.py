"""What a bank and an e-invoice service must be able to do. By hand is one of each, and the one in use."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Movement:
    """Money that a bank saw coming in for an obligation, in fen; ``reference`` is unique at that bank."""

    obligation: int
    reference: str
    amount: int
    paid_on: date


class Bank(ABC):
    """Tells which payments arrived. It never moves money."""

    @abstractmethod
    def movements(self, obligations: tuple[int, ...]) -> tuple[Movement, ...]:
        """Give what arrived for these obligations (keys), each movement as often as one likes."""


class BankByHand(Bank):
    """No bank is asked: people report and confirm what they see on their statements."""

    def movements(self, obligations: tuple[int, ...]) -> tuple[Movement, ...]:
        """Give nothing."""
        return ()


class InvoiceService(ABC):
    """Knows the numbers of invoices."""

    @abstractmethod
    def number(self, text: str) -> str:
        """Give the number as it is kept. ValueError when it cannot be one."""


class InvoicesByHand(InvoiceService):
    """Only the form is checked: 20 digits of a fully digital invoice, or code and number of an older one.

    Source: 国家税务总局公告2024年第11号 (数电发票号码 20 位); older ones: code of 10 or 12, number of 8.
    """

    def number(self, text: str) -> str:
        """Give the digits."""
        digits = re.sub(r"[\s-]", "", text)
        if not digits.isascii() or not digits.isdigit() or len(digits) not in (8, 18, 20):
            raise ValueError(text)
        return digits


_in_use: dict[str, Bank | InvoiceService] = {"bank": BankByHand(), "invoices": InvoicesByHand()}


def bank() -> Bank:
    """Give the bank in use."""
    found = _in_use["bank"]
    assert isinstance(found, Bank)  # noqa: S101
    return found


def invoices() -> InvoiceService:
    """Give the e-invoice service in use."""
    found = _in_use["invoices"]
    assert isinstance(found, InvoiceService)  # noqa: S101
    return found


def use(*, bank: Bank | None = None, invoices: InvoiceService | None = None) -> None:
    """Put other connectors in place; to be called when an app starts."""
    if bank is not None:
        _in_use["bank"] = bank
    if invoices is not None:
        _in_use["invoices"] = invoices
