"""``rotate_index``: work out every digest for look-up anew, under the present index key."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rongtong.kit.fields.rotation import digest_columns, redigest


class Command(BaseCommand):
    """Run after RONGTONG_INDEX_KEY was changed and the key before it put into RONGTONG_OLD_INDEX_KEYS."""

    help = "Work out every digest for look-up anew under the present index key. Can be stopped and run again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--batch", type=int, default=500, help="rows read at a time")

    def handle(self, *_args: Any, batch: int, **_options: Any) -> None:
        """Go through the columns; fail when a value cannot be read, naming the column."""
        left = []
        for model, field in digest_columns():
            name = f"{model._meta.db_table}.{field.column}"
            count = redigest(model, field, max(1, batch))
            self.stdout.write(f"{name}: {count.moved} made anew, {count.unreadable} cannot be read")
            if count.unreadable:
                left.append(name)
        if left:
            raise CommandError(
                f"Some values behind {', '.join(left)} cannot be read: their digests stay under the old key. "
                "Put the missing field keys into RONGTONG_FIELD_KEYS and run this again; keep the old index "
                "key in RONGTONG_OLD_INDEX_KEYS until then."
            )
