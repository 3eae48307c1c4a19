"""What follows when a deadline of a registration runs out."""
