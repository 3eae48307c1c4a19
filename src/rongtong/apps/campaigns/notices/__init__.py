"""What people are told of campaigns."""
