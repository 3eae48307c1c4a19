"""Applying, deciding, ending."""
