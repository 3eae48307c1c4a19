"""Which column is which: by file, by name, by content."""
