"""What was done in the ledger, as sentences of the trail."""
