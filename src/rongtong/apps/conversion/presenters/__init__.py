"""Sentences of the trail."""
