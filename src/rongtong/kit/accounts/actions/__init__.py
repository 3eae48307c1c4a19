"""Writing accounts, by use case."""
