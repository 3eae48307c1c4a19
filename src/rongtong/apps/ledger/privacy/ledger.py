"""The ledger: money between parties, and who reported it."""

from __future__ import annotations

from rongtong.apps.ledger.models import Account, Entry, Invoice, Journal, Obligation, Payment
from rongtong.kit.privacy import Kind, classify, not_personal

not_personal(Account, because="an account of a party")
not_personal(Journal, because="a happening between two parties")
not_personal(Entry, because="an amount on an account")
not_personal(
    Obligation,
    "debtor_home creditor_home amount paid waived what about_kind about_key due disputed_by",
    because="money between two parties of a deal",
)
classify(Payment, note=Kind.MESSAGE)
not_personal(Payment, "key amount side paid_on reason", because="money between two parties of a deal")
not_personal(Invoice, "number amount issued_on", because="an invoice between two parties of a deal")
