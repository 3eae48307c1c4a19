"""What contracts hold of people."""

from rongtong.apps.contracts.privacy import contracts

__all__ = ["contracts"]
