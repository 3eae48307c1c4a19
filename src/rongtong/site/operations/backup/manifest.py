"""What a backup says of itself: version, tables, and the digest of every part."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from rongtong.site.operations.backup.faults import BackupFault

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """Facts of one backup. ``parts`` maps a path in the archive to [size in bytes, SHA-256]."""

    made_at: str
    site: str
    vendor: str
    version: str
    migrations: list[str]
    key: str
    parts: dict[str, list[Any]] = field(default_factory=dict)
    format: int = FORMAT

    def text(self) -> bytes:
        """Give it as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def read(text: bytes) -> Manifest:
    """Read what ``text`` gives; BackupFault when it is none of ours or from a later format."""
    try:
        data = json.loads(text)
        if data["format"] > FORMAT:
            raise BackupFault("This backup was made by a newer version: install that version first.")
        return Manifest(**data)
    except (ValueError, KeyError, TypeError):
        raise BackupFault("This file is not a backup, or its manifest is damaged.") from None


def present(made_at: str) -> Manifest:
    """Describe this site now, with no parts yet."""
    applied = sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
    site, key = settings.SITE_URL, key_mark()
    return Manifest(made_at, site, connection.vendor, version("rongtong"), applied, key)


def key_mark() -> str:
    """Give a mark of the newest field key: it shows whether a site has the key, and not the key."""
    return hashlib.sha256(b"rongtong backup\0" + settings.FIELD_KEYS[0].encode()).hexdigest()[:16]


def unknown_migrations(manifest: Manifest) -> list[str]:
    """Give the migrations of the backup that this version does not have: it was made by a newer one."""
    disk = MigrationLoader(None).disk_migrations or {}
    replaced = {key for migration in disk.values() for key in migration.replaces}
    return sorted(set(manifest.migrations) - {f"{app}.{name}" for app, name in {*disk, *replaced}})
