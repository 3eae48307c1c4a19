"""``prepare``: bring tables, front-end files and lists to this version."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand

from rongtong.site.operations.prepare.steps import prepare


class Command(BaseCommand):
    """Run after every installation, before the site starts; running it again costs a second."""

    help = "Bring tables, front-end files, lists and, in demo mode, the demo region up to date."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the steps, naming each."""
        began = time.monotonic()
        for title, done in prepare():
            if done:
                self.stdout.write(f"  {time.monotonic() - began:5.1f} s")
            else:
                began = time.monotonic()
                self.stdout.write(f"{title} …", ending="")
            self.stdout.flush()
