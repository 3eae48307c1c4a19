"""``restore``: put a backup back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from rongtong.kit.audit import queries
from rongtong.lib.actor import SYSTEM
from rongtong.site.operations import actions
from rongtong.site.operations.backup import manifest, restoring
from rongtong.site.operations.backup.asking import passphrase
from rongtong.site.operations.backup.faults import BackupFault
from rongtong.site.operations.processes.lock import Lock, Running

LOST_KEY = """The field key of this site is not the one of the backup: its sealed fields cannot be read.
Put the old field_key and index_key into the home folder (or their settings), then restart."""


class Command(BaseCommand):
    """Put back a backup into an empty site, or over one whose name is given."""

    help = "Put a backup back: database and uploaded files. A site with something in it must be named."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, help="the backup")
        parser.add_argument(
            "--replace", default="", metavar="NAME", help="lose what this site holds; NAME is its host name"
        )

    def handle(self, *args: Any, file: Path, replace: str, **options: Any) -> None:
        """Put it back, check the trail, say what is missing."""
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            lock = Lock(settings.HOME / "run")
            facts = restoring.restore(file, passphrase(file.name.endswith(".sealed")), replace)
        except Running as running:
            raise CommandError(f"The site is running (process {running.pid}): stop it first.") from None
        except BackupFault as fault:
            raise CommandError(str(fault)) from None
        actions.note_restore(name=file.name, made_at=facts.made_at, actor=SYSTEM, at=timezone.now())
        lock.note("")
        if facts.key != manifest.key_mark():
            self.stderr.write(LOST_KEY)
        if faults := list(queries.faults()):
            raise CommandError(f"Put back, but the audit trail does not hold at entry {faults[0].number}.")
        self.stdout.write(f"Put back as of {facts.made_at}; the audit trail holds.")
