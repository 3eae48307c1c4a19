"""Who may owe, pay, confirm and read."""
