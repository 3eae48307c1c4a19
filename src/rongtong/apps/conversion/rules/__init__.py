"""Who reads the conversion ledger, and what it counts."""
