"""Writes of the ledger: owing, paying, invoices."""
