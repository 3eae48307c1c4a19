"""Public pages of needs and offers."""
