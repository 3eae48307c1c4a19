"""What people are told of money."""
