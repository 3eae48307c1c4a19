"""What campaigns hear of."""
