"""Obligations, invoices and payments between parties: double entry, insert-only. We never hold money."""
