"""``rotate_keys``: encrypt every hidden value with the newest key and the present cipher."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rongtong.kit.fields.rotation import columns, rotate


class Command(BaseCommand):
    """Run after a new key was put first in RONGTONG_FIELD_KEYS; drop old keys only when nothing is left."""

    help = "Encrypt every hidden value with the newest key and cipher. Can be stopped and run again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--batch", type=int, default=500, help="rows read at a time")

    def handle(self, *_args: Any, batch: int, **_options: Any) -> None:
        """Go through the columns; fail when a value cannot be read, naming the column."""
        left = []
        for model, field in columns():
            count = rotate(model, field, max(1, batch))
            self.stdout.write(
                f"{field.about}: {count.moved} encrypted anew, {count.unreadable} cannot be read"
            )
            if count.unreadable:
                left.append(field.about)
        if left:
            raise CommandError(
                f"Some values of {', '.join(left)} cannot be read. Put the missing old keys behind the "
                "newest one in RONGTONG_FIELD_KEYS and run this again; keep all old keys until then."
            )
