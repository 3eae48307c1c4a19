"""What people are told of matches."""
