"""``search_index``: how the search index is, and building it anew."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from rongtong.apps.catalogue.actions import indexing
from rongtong.apps.catalogue.queries import index


class Command(BaseCommand):
    """``rebuild`` builds beside the old index and switches: nobody waits."""

    help = "Show the search index (state), follow what changed (follow) or build it anew (rebuild)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("what", choices=("state", "follow", "rebuild"), nargs="?", default="state")
        parser.add_argument("--side", choices=index.SIDES, help="one side only")

    def handle(self, *args: Any, what: str, side: str | None, **options: Any) -> None:
        """Do it for one side or both."""
        for one in (side,) if side else index.SIDES:
            if what == "rebuild":
                indexing.rebuild(one, at=timezone.now())
            if what != "state":
                indexing.bring_in_line(one, at=timezone.now())
            self.stdout.write(_line(index.state(one)))


def _line(found: index.IndexState) -> str:
    lag = found.lag(timezone.now())
    return (
        f"{found.side}: {found.size} entries, {found.waiting} waiting ({lag:.0f} s), "
        f"last {found.last or '-'}, encoder {found.encoder or '-'}, folder {found.folder or '-'}"
    )
