"""What campaigns hold of people."""

from rongtong.apps.campaigns.privacy import campaigns

__all__ = ["campaigns"]
