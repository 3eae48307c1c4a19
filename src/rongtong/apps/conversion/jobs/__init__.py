"""What conversion does by itself."""
