"""Entries of the trail as sentences."""
