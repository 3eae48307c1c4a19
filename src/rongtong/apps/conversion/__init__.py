"""What became of each pair: the conversion ledger, padding tests, the funnel."""
