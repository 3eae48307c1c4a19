"""What was done with contracts, as sentences."""
