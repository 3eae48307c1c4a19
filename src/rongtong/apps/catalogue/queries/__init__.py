"""Reads: filtered by permission, with a fixed number of database queries."""
