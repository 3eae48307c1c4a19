"""``conversion_rebuild``: the conversion ledger read anew from the records it was counted from."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from rongtong.apps.conversion.actions.rebuilding import rebuild
from rongtong.apps.conversion.queries.checking import faults
from rongtong.lib.actor import SYSTEM


class Command(BaseCommand):
    """Compare, or add what is missing."""

    help = "Read all records anew and add what the conversion ledger lacks; --check only compares."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--check", action="store_true", help="Change nothing; fail when a row differs.")

    def handle(self, **options: Any) -> None:
        """Run the command."""
        if not options["check"]:
            self.stdout.write(f"{rebuild(actor=SYSTEM, at=timezone.now())} records read anew")
        found = list(faults())
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} differences between the ledger and the records")
        self.stdout.write("every row agrees with its record")
