"""The writers of the conversion ledger."""
