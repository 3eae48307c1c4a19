"""Is the site well? Each check answers with a word; details are for the operator's page only."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.site.operations import queries

MB = 1024 * 1024


@dataclass(frozen=True)
class Check:
    """One thing that must hold. Without a ``vital`` one the site can answer nobody."""

    name: str
    label: object
    holds: Callable[[], bool]
    vital: bool = True


def _answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


_migrated: set[str] = set()


def is_migrated() -> bool:
    """Tell whether the tables are those of this version; DatabaseError when nobody can tell."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _is_migrated() -> bool:
    # A release starts on its own tables and keeps them while it runs: once seen, always true.
    name = str(connection.settings_dict["NAME"])
    if name not in _migrated and is_migrated():
        _migrated.add(name)
    return name in _migrated


def _is_worked() -> bool:
    return queries.is_worked(timezone.now())


def _keeps_files() -> bool:
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=settings.MEDIA_ROOT) as file:
        return file.write(b"1") == 1


def free_mb() -> int:
    """Give the free space (MB) where the database file and the uploads lie."""
    return shutil.disk_usage(settings.HOME).free // MB


def _has_room() -> bool:
    return free_mb() >= settings.LEAST_DISK_MB


# Pages can be read while no worker lives: its silence is reported but takes no web server out of service.
CHECKS = (
    Check("database", _("Database"), _answers),
    Check("migrations", _("Tables are those of this version"), _is_migrated),
    Check("worker", _("Background worker"), _is_worked, vital=False),
    Check("storage", _("Folder of uploaded files"), _keeps_files),
    Check("disk", _("Free disk space"), _has_room),
)


def examine() -> dict[str, bool]:
    """Run all checks; one that breaks down does not hold."""
    found = {}
    for check in CHECKS:
        try:
            found[check.name] = check.holds()
        except (DatabaseError, OSError):
            found[check.name] = False
    return found


def is_ready(found: dict[str, bool]) -> bool:
    """Tell whether every vital check of ``examine`` holds."""
    return all(found[check.name] for check in CHECKS if check.vital)
