"""The states of a registration."""
