"""Who orders, sells, reads and mediates."""
