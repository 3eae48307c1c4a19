"""Entries of the header, one module a subject."""
