"""Pages of possible duplicates and merges."""
