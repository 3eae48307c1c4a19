"""Entries of the header."""
