"""The passphrase: from the environment for timers, else asked for without showing it."""

from __future__ import annotations

import os
from getpass import getpass

from rongtong.site.operations.backup.faults import BackupFault

VARIABLE = "BACKUP_PASSPHRASE"
SHORTEST = 12


def passphrase(wanted: bool, *, new: bool = False) -> str:
    """Give the passphrase if ``wanted``. A ``new`` one is asked for twice and has 12 characters at least."""
    given = os.environ.get(VARIABLE, "")
    if not wanted and new:
        return ""
    if not given and wanted:
        given = getpass("Passphrase: ")
        if new and getpass("Once more: ") != given:
            raise BackupFault("The two passphrases differ.")
    if new and len(given) < SHORTEST:
        raise BackupFault(f"A passphrase has at least {SHORTEST} characters.")
    return given
