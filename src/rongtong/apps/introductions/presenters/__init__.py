"""What was done in introductions, as sentences."""
