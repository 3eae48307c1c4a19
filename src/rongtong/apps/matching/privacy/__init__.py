"""What matching holds of people."""

from rongtong.apps.matching.privacy import answers

__all__ = ["answers"]
