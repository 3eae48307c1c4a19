"""Measures of matching quality."""
