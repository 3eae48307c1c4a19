"""``verify_audit``: does the trail hold?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from rongtong.kit.audit import chain, queries


def stored(path: str, *, picked: bool = False) -> list[chain.Break]:
    """Check an export (one JSON entry a line) without the database; ``picked``: some entries, each alone."""
    check = chain.altered if picked else chain.breaks
    with Path(path).open(encoding="utf-8") as lines:
        return list(check(json.loads(line) for line in lines if line.strip()))


class Command(BaseCommand):
    """Check the chain of the audit trail, in the database or in an exported file."""

    help = "Check that no entry of the audit trail was changed, removed or put in between."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--file`` checks an export, ``--picked`` a part of one; ``--export`` writes one."""
        parser.add_argument("--file", help="check this export instead of the database")
        parser.add_argument("--picked", help="check entries picked out of the trail, each by its own digest")
        parser.add_argument("--export", help="write all entries to this file, one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many breaks there are; exit 1 when there is one."""
        if options["export"]:
            count = 0
            with Path(options["export"]).open("w", encoding="utf-8") as file:
                for count, entry in enumerate(queries.export(), 1):  # noqa: B007
                    file.write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")
            self.stdout.write(_("%(count)d entries written.") % {"count": count})
            return
        if options["picked"]:
            found = stored(options["picked"], picked=True)
        else:
            found = stored(options["file"]) if options["file"] else list(queries.faults())
        for fault in found:
            self.stderr.write(f"{fault.number}: {fault.fault}")
        if found:
            raise CommandError(
                _("The audit trail does not hold in %(count)d places.") % {"count": len(found)}
            )
        self.stdout.write(_("The audit trail holds."))
