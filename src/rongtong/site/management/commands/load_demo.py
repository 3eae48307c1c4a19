"""The command that fills an empty site with the demo region."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from rongtong.apps.matching.queries.runs import ALL
from rongtong.apps.matching.subscribers.together import published_together
from rongtong.kit.jobs import enqueue
from rongtong.lib.actor import SYSTEM
from rongtong.site.demo import city, conversion
from rongtong.site.demo.jobs import FILL
from rongtong.site.demo.story import tell

SIZES = ("people", "village", "city")


class Command(BaseCommand):
    """Loads the demo region."""

    help = "Load invented people, organisations, needs and offers; run again, it adds only what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the size."""
        parser.add_argument("--size", choices=SIZES, default="", help="without it RONGTONG_DEMO_SIZE")
        parser.add_argument(
            "--background", action="store_true", help="load the village now and let the worker fill the city"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell the story and say what is there."""
        if not settings.DEMO:
            raise CommandError("The demo's people are made up: set RONGTONG_DEMO=yes on a site of its own.")
        begun, at, size = time.monotonic(), timezone.now(), options["size"] or settings.DEMO_SIZE
        before = city.there()
        with published_together():
            found = tell(actor=SYSTEM, at=at, size="village" if size == "city" else size)
            conversion.judged(actor=SYSTEM, at=at)
            if size == "city" and not options["background"]:
                self._fill()
        if city.there() > before:
            enqueue(ALL, actor=SYSTEM, at=at)
        if size == "city" and options["background"]:
            enqueue(FILL, actor=SYSTEM, at=at, key="part 0", part=0)
        counts = ", ".join(f"{count} {name}" for name, count in found.items())
        self.stdout.write(f"{counts} ({time.monotonic() - begun:.0f} s)")

    def _fill(self) -> None:
        total = city.planned("city")
        for first in range(0, total, city.STEP):
            city.add(first=first, most=city.STEP, size="city", actor=SYSTEM, at=timezone.now())
        self.stdout.write(f"{city.there()} needs and offers of the city")
