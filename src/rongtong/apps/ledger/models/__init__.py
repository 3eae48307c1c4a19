"""The tables of the ledger."""

from rongtong.apps.ledger.models.books import Account, Entry, Journal
from rongtong.apps.ledger.models.invoices import Invoice
from rongtong.apps.ledger.models.obligations import Obligation
from rongtong.apps.ledger.models.payments import Payment

__all__ = ("Account", "Entry", "Invoice", "Journal", "Obligation", "Payment")
