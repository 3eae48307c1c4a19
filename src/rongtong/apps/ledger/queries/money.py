"""The money of a party: what it owes and is owed, and the entries each figure is made of."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from rongtong.apps.ledger.models import Entry
from rongtong.apps.ledger.models.books import AccountKind
from rongtong.apps.parties.models import Party

INCOMING = (AccountKind.RECEIVABLE, AccountKind.RECEIVED, AccountKind.FORGONE)
OUTGOING = (AccountKind.PAYABLE, AccountKind.PAID, AccountKind.RELIEVED)


@dataclass(frozen=True)
class Figure:
    """The sum of one account in fen, never negative; ``kind`` opens its entries."""

    kind: str
    label: str
    amount: int


def figures(party: Party) -> dict[str, list[Figure]]:
    """Give the sums of all accounts of a party, by direction. One query."""
    rows = Entry.objects.filter(account__party=party).values("account__kind").annotate(sum=Sum("amount"))
    sums = {row["account__kind"]: abs(row["sum"]) for row in rows.order_by()}
    return {
        way: [Figure(kind.value, str(kind.label), sums.get(kind.value, 0)) for kind in kinds]
        for way, kinds in (("in", INCOMING), ("out", OUTGOING))
    }


def entries(party: Party, kind: str) -> QuerySet[Entry]:
    """Give the entries of one account, what they are about at hand."""
    rows = Entry.objects.filter(account__party=party, account__kind=kind)
    sides = ("debtor__organisation", "debtor__person", "creditor__organisation", "creditor__person")
    joined = [f"journal__obligation__{side}" for side in sides]
    return rows.select_related("account", "journal__payment", *joined)
