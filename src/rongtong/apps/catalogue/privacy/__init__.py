"""What the catalogue holds of people."""

from rongtong.apps.catalogue.privacy import listings

__all__ = ["listings"]
