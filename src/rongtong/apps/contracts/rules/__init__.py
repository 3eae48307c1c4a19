"""Who may do what with a contract, and its data."""
