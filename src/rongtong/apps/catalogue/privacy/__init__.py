"""What the catalogue holds of people."""

from rongtong.apps.catalogue.privacy import gate, imports, indexing, listings, readers

__all__ = ["gate", "imports", "indexing", "listings", "readers"]
