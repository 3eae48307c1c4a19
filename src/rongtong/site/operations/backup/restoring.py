"""Putting a backup back, after everything that can be checked was checked."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from rongtong.site.operations.backup import archive, database, manifest
from rongtong.site.operations.backup.faults import BackupFault
from rongtong.site.operations.backup.manifest import Manifest


def site_name() -> str:
    """Give the name by which a replacement must be confirmed: the host of the site's own address."""
    return urlsplit(settings.SITE_URL).hostname or ""


def is_empty() -> bool:
    """Tell whether there is nothing here to lose: no account and no upload."""
    if settings.MEDIA_ROOT.is_dir() and any(path.is_file() for path in settings.MEDIA_ROOT.rglob("*")):
        return False
    try:
        return not apps.get_model(settings.AUTH_USER_MODEL)._default_manager.exists()
    except DatabaseError:
        return not connection.introspection.table_names()


def restore(path: Path, passphrase: str, replace: str) -> Manifest:
    """Put a backup back, then bring its tables to this version.

    BackupFault, with nothing changed, for a damaged file, another kind of database, a newer version, or a
    site with something in it when ``replace`` is not its name.
    """
    if not is_empty() and replace != site_name():
        raise BackupFault(f"This site is not empty. To lose what is in it, add --replace {site_name()}")
    settings.HOME.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.HOME, prefix=".restoring-") as folder:
        facts = archive.unpack(path, Path(folder), passphrase)
        _fits(facts)
        database.put_back(Path(folder) / archive.DATABASE)
        _put_back_files(Path(folder) / archive.FILES)
    call_command("migrate", interactive=False, verbosity=0)
    return facts


def _fits(facts: Manifest) -> None:
    if facts.vendor != connection.vendor:
        raise BackupFault(
            f"The backup is of {facts.vendor}, this site uses {connection.vendor}: set DATABASE_URL."
        )
    if newer := manifest.unknown_migrations(facts):
        raise BackupFault(
            f"The backup was made by a newer version ({facts.version}, with {newer[0]}): upgrade first."
        )


def _put_back_files(staged: Path) -> None:
    staged.mkdir(exist_ok=True)
    aside = settings.MEDIA_ROOT.with_name(f"{settings.MEDIA_ROOT.name}.before")
    shutil.rmtree(aside, ignore_errors=True)
    if settings.MEDIA_ROOT.exists():
        os.replace(settings.MEDIA_ROOT, aside)
    os.replace(staged, settings.MEDIA_ROOT)
    shutil.rmtree(aside, ignore_errors=True)
