"""What the catalogue holds of people."""

from rongtong.apps.catalogue.privacy import gate, indexing, listings, readers

__all__ = ["gate", "indexing", "listings", "readers"]
