"""What introductions hold of people."""

from rongtong.apps.introductions.privacy import introductions

__all__ = ["introductions"]
