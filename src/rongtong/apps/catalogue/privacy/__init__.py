"""What the catalogue holds of people."""

from rongtong.apps.catalogue.privacy import indexing, listings, readers

__all__ = ["indexing", "listings", "readers"]
