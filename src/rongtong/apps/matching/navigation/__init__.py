"""The header."""
