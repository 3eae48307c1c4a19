"""The command that fills an empty site with the demo region."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from rongtong.lib.actor import SYSTEM
from rongtong.site.demo.story import tell


class Command(BaseCommand):
    """Loads the demo region."""

    help = "Load invented people, organisations and centres; run again, it adds only what is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell the story and say what is there."""
        if not settings.DEMO:
            raise CommandError("The demo's people are made up: set RONGTONG_DEMO=yes on a site of its own.")
        begun = time.monotonic()
        found = tell(actor=SYSTEM, at=timezone.now())
        counts = ", ".join(f"{count} {name}" for name, count in found.items())
        self.stdout.write(f"{counts} ({time.monotonic() - begun:.0f} s)")
