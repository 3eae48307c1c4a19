"""What the ledger holds of people."""

from rongtong.apps.ledger.privacy import ledger

__all__ = ["ledger"]
