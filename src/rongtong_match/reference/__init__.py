"""The slow, obvious versions that the fast paths are tested against."""
