"""``web``: the web server alone, for service units."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rongtong.site.operations.processes import web


class Command(BaseCommand):
    """Answer requests until SIGTERM."""

    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form
    help = "Run the web server. SIGTERM lets it answer the requests at hand, then ends it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--ready", type=Path, help="folder where each process leaves a file once it is warm"
        )

    def handle(self, *args: Any, ready: Path | None, **options: Any) -> None:
        """Serve."""
        web.serve(ready)
