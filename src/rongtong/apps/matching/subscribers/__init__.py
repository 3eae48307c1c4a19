"""Listening: what was published, what left, who was verified."""
