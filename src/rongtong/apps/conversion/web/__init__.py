"""Pages of conversion."""
