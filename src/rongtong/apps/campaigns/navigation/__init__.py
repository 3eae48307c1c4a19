"""Campaigns in the header."""
