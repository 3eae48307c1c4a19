"""Changing introductions: one function a use case."""
