"""Writing needs and offers."""
