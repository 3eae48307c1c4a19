"""What of the conversion ledger somebody may see."""
