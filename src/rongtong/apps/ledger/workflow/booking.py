"""The one writer of the books."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from rongtong.apps.ledger.models import Account, Entry, Journal, Obligation, Payment
from rongtong.apps.ledger.models.books import AccountKind, JournalKind
from rongtong.apps.parties.models import Party

Line = tuple[Party, AccountKind]
_TO = {
    JournalKind.PAID: (AccountKind.RECEIVED, AccountKind.PAID),
    JournalKind.WAIVED: (AccountKind.FORGONE, AccountKind.RELIEVED),
}


def book_owed(obligation: Obligation, at: datetime) -> Journal:
    """Book that it is owed: the creditor's receivable, the debtor's payable."""
    lines = {
        (obligation.creditor, AccountKind.RECEIVABLE): obligation.amount,
        (obligation.debtor, AccountKind.PAYABLE): -obligation.amount,
    }
    return _write(JournalKind.OWED, obligation, lines, at)


def book_less(
    kind: JournalKind, obligation: Obligation, amount: int, at: datetime, payment: Payment | None = None
) -> Journal:
    """Book that ``amount`` fen are owed no longer: both sides move it to where it went."""
    received, paid = _TO[kind]
    lines = {
        (obligation.creditor, AccountKind.RECEIVABLE): -amount,
        (obligation.creditor, received): amount,
        (obligation.debtor, AccountKind.PAYABLE): amount,
        (obligation.debtor, paid): -amount,
    }
    return _write(kind, obligation, lines, at, payment)


def _write(
    kind: JournalKind, obligation: Obligation, lines: Mapping[Line, int], at: datetime,
    payment: Payment | None = None,
) -> Journal:  # fmt: skip
    """Write a journal with its entries. ValueError when they do not sum to zero."""
    if sum(lines.values()) != 0 or not all(lines.values()):
        raise ValueError(f"{kind}: entries of {obligation.pk} do not sum to zero")
    journal = Journal.objects.create(kind=kind, obligation=obligation, payment=payment, at=at)
    accounts = _accounts(tuple(lines))
    Entry.objects.bulk_create(
        Entry(journal=journal, account=accounts[party.pk, kind], amount=amount)
        for (party, kind), amount in lines.items()
    )
    return journal


def _accounts(lines: tuple[Line, ...]) -> dict[tuple[int, str], Account]:
    """Give the accounts, made when there are none; two who make one at once make one."""
    wanted = sorted({(party.pk, str(kind)) for party, kind in lines})
    parties = {party for party, _kind in wanted}
    rows = Account.objects.filter(party__in=parties)
    found = {(one.party_id, one.kind): one for one in rows}
    missing = [Account(party_id=party, kind=kind) for party, kind in wanted if (party, kind) not in found]
    if missing:
        Account.objects.bulk_create(missing, ignore_conflicts=True)
        found = {(one.party_id, one.kind): one for one in rows.all()}
    return found
