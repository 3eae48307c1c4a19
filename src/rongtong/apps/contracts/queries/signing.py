"""Final texts of a contract with their signatures."""

from __future__ import annotations

from rongtong.apps.contracts.models import Contract, Final


def finals_of(contract: Contract) -> list[Final]:
    """Give all final texts, newest first, void ones too. Two queries."""
    return list(contract.finals.select_related("file").prefetch_related("signatures__scan"))


def open_final(contract: Contract) -> Final | None:
    """Give the text that waits for signatures; None when there is none."""
    rows = contract.finals.filter(voided_at=None, signed_at=None)
    return rows.select_related("file").prefetch_related("signatures").first()
