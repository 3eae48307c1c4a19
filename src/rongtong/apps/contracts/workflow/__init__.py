"""The states of contracts and of what belongs to them."""
