"""Bringing spreadsheets in."""
