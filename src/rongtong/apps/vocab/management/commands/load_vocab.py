"""``load_vocab``: bring the controlled lists that come with the programme up to date, or import one file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from rongtong.apps.vocab import actions
from rongtong.apps.vocab.actions.read import Unreadable, text_of
from rongtong.apps.vocab.queries import listing
from rongtong.lib.actor import SYSTEM


class Command(BaseCommand):
    """Load the shipped lists; running it again changes nothing."""

    help = "Load the controlled lists (regions, industries, fields). Running it again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--over-imports", action="store_true", help="Replace lists an operator has imported, too."
        )
        parser.add_argument("--list", help="Import one list from --file instead: its code.")
        parser.add_argument("--file", type=Path, help="The CSV or XLSX file that holds the whole list.")
        parser.add_argument(
            "--dry-run", action="store_true", help="With --file: say what would change, write nothing."
        )

    def handle(self, **options: Any) -> None:
        """Run the command."""
        if bool(options["list"]) != bool(options["file"]):
            raise CommandError("Name both --list and --file, or neither.")
        if options["file"]:
            self._import(options["list"], options["file"], dry=options["dry_run"])
            return
        done = actions.load_shipped(actor=SYSTEM, at=timezone.now(), over_imports=options["over_imports"])
        for code, version in done.items():
            self.stdout.write(f"{code}: {_said(version)}")

    def _import(self, code: str, path: Path, *, dry: bool) -> None:
        info = listing(code)
        if info is None:
            raise CommandError(f"There is no list {code!r}. Load the shipped lists first: load_vocab")
        try:
            text = text_of(path.read_bytes())
        except (OSError, Unreadable) as unread:
            raise CommandError(f"{path.name}: {unread}") from None
        at = timezone.now()
        made = actions.preview(list_code=code, text=text, today=actions.day_of(at))
        for fault in made.faults:
            self.stderr.write(f"line {fault.line} {fault.column}: {fault.text}")
        if made.faults:
            raise CommandError(f"{len(made.faults)} faults, nothing was changed.")
        if dry:
            self.stdout.write(
                f"would add {len(made.added)}, change {len(made.changed)}, end {len(made.ended)}"
            )
            return
        done = actions.import_list(list_code=code, text=text, version=info.version, actor=SYSTEM, at=at)
        self.stdout.write(f"{code}: {_said(done)}")


def _said(version: Any) -> str:
    if version is None:
        return "nothing to change"
    return (
        f"version {version.number}: {version.added} added, {version.changed} changed, {version.ended} ended"
    )
