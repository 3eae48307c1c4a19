"""Who may ask for, sign and end agreements; the wording; the levels as data."""
