"""Reads: access-checked, with a fixed number of queries."""
