"""What the catalogue holds of people."""

from rongtong.apps.catalogue.privacy import indexing, listings

__all__ = ["indexing", "listings"]
