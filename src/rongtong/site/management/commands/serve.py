"""``serve``: the whole site, web server and worker, under one command."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from rongtong.site.operations.processes import site


class Command(BaseCommand):
    """Run the site until Ctrl-C or SIGTERM."""

    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form
    help = "Run web server and worker together, start again what dies, until Ctrl-C or SIGTERM."

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve, and end with the site's exit code."""
        lock = site.claim()
        sys.exit(site.run(lock, self._ready))

    def _ready(self) -> None:
        self.stdout.write(f"融通已就绪 Rongtong is ready: {site.address()}")
        call_command("setup_code", start=True, stdout=self.stdout)
        self.stdout.flush()
