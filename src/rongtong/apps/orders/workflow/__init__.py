"""How an order moves."""
