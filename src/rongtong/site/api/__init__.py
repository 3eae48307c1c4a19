"""The root of the programming interface."""
