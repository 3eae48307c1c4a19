"""What disclosure holds of people."""

from rongtong.apps.disclosure.privacy import disclosure

__all__ = ["disclosure"]
