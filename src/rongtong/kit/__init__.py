"""Written once, used by every app."""
