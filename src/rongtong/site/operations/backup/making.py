"""Making a backup: database first, then files: a file is missing only when it was deleted meanwhile."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from rongtong.site.operations.backup import archive, database, manifest

ENDING, SEALED = ".backup", ".backup.sealed"


def make(at: datetime, passphrase: str) -> Path:
    """Make a backup in the folder of backups and give its path."""
    settings.BACKUPS.mkdir(parents=True, exist_ok=True, mode=0o700)
    ending = SEALED if passphrase else ENDING
    to: Path = settings.BACKUPS / f"rongtong-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}{ending}"
    with tempfile.TemporaryDirectory(dir=settings.BACKUPS, prefix=".making-") as folder:
        copied = Path(folder) / "database"
        facts = manifest.present(at.astimezone(UTC).isoformat(timespec="seconds"))
        database.copy(copied)
        archive.write(to, facts, copied, settings.MEDIA_ROOT, passphrase)
    return to


def all_made() -> list[Path]:
    """Give the backups in the folder, oldest first."""
    return sorted(
        path for path in settings.BACKUPS.glob("rongtong-*") if path.name.endswith((ENDING, SEALED))
    )


def keep_only(count: int) -> list[Path]:
    """Delete all but the newest ``count`` (1 or more) backups; give those deleted."""
    old = all_made()[:-count]
    for path in old:
        path.unlink()
    return old
