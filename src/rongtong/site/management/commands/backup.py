"""``backup``: one file with the database and the uploads."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from rongtong.lib.actor import SYSTEM
from rongtong.site.operations import actions
from rongtong.site.operations.backup import making
from rongtong.site.operations.backup.asking import passphrase
from rongtong.site.operations.backup.faults import BackupFault

KEYS = """The keys are not in it. Keep them in another place: without field_key and index_key nobody can read
the sealed fields, and without secret_key everybody has to sign in again."""


class Command(BaseCommand):
    """Make a backup while the site goes on working."""

    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form
    help = "Back up the database and the uploaded files into one file, while the site goes on working."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--seal",
            action="store_true",
            help="encrypt it with a passphrase (asked for, or BACKUP_PASSPHRASE)",
        )
        parser.add_argument(
            "--keep", type=int, help="delete all but this many of the newest backups (1 or more)"
        )

    def handle(self, *args: Any, seal: bool, keep: int | None, **options: Any) -> None:
        """Make it, write it down, say where it lies."""
        if keep is not None and keep < 1:
            raise CommandError("--keep: write 1 or more.")
        at = timezone.now()
        try:
            path = making.make(at, passphrase(seal, new=True))
        except BackupFault as fault:
            raise CommandError(str(fault)) from None
        actions.note_backup(name=path.name, size=path.stat().st_size, actor=SYSTEM, at=timezone.now())
        self.stdout.write(f"{path}  {path.stat().st_size / 1e6:.1f} MB")
        for old in making.keep_only(keep) if keep else ():
            self.stdout.write(f"deleted {old.name}")
        self.stderr.write(KEYS)
