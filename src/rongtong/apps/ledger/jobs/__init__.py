"""What the ledger does by itself."""
