"""How a state changes: tables as data, one writer."""
