"""The report a person reads, one file, no network."""
