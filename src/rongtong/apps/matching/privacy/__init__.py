"""What matching holds of people."""

from rongtong.apps.matching.privacy import answers, figures

__all__ = ["answers", "figures"]
