"""What orders hold of people."""

from rongtong.apps.orders.privacy import orders

__all__ = ["orders"]
