"""``try_backup``: prove that a backup can be restored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from rongtong.lib.actor import SYSTEM
from rongtong.site.operations import actions
from rongtong.site.operations.backup import making
from rongtong.site.operations.backup.asking import passphrase
from rongtong.site.operations.backup.faults import BackupFault
from rongtong.site.operations.backup.trying import try_out


class Command(BaseCommand):
    """Restore a backup into a site of its own, check it, drop it, and note the date."""

    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form
    help = "Restore a backup elsewhere, check its audit trail, and note that it was tested."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, nargs="?", help="the backup; without it the newest one")

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        """Try it and write it down."""
        made = making.all_made()
        path = file or (made[-1] if made else None)
        if path is None or not path.is_file():
            raise CommandError("There is no backup yet: make one with `backup`.")
        try:
            try_out(path, passphrase(path.name.endswith(".sealed")))
        except BackupFault as fault:
            raise CommandError(f"{path.name} cannot be restored. {fault}") from None
        actions.note_restore_test(name=path.name, actor=SYSTEM, at=timezone.now())
        self.stdout.write(f"{path.name} was restored and is whole; the audit trail holds.")
