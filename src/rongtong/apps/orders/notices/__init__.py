"""What people are told of orders."""
