"""A part with jobs of the kinds that matter, for the tests."""
