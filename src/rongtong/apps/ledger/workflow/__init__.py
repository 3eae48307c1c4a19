"""How obligations and payments change."""
