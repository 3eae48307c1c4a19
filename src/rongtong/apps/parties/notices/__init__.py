"""What people are told, one module a subject."""
