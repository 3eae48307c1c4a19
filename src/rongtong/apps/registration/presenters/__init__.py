"""What was done with registrations, as sentences."""
