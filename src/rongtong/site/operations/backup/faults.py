"""What stops a backup or a restore, in the operator's words."""

from __future__ import annotations


class BackupFault(RuntimeError):
    """The text says what is wrong and what to do."""
