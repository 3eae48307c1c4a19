"""What people are told of introductions."""
