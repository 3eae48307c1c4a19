"""Matching in the background."""
