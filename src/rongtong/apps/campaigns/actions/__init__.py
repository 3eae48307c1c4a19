"""What people do with campaigns."""
