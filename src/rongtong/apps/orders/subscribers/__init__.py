"""What orders hear of."""
