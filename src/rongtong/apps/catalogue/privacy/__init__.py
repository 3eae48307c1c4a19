"""What the catalogue holds of people."""

from rongtong.apps.catalogue.privacy import documents, gate, imports, indexing, listings, readers

__all__ = ["documents", "gate", "imports", "indexing", "listings", "readers"]
