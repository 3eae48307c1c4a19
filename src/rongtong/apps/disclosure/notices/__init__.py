"""What the two sides are told."""
