"""What people are told of registrations."""
