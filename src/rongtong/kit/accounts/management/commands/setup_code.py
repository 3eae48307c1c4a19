"""Print a one-time code for setting up an empty site."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from rongtong.kit.accounts.actions.setting_up import issue_code
from rongtong.lib.actor import SYSTEM


class Command(BaseCommand):
    """Makes a new code; the one printed before no longer works. Says nothing when the site is set up."""

    help = "Print a one-time code for setting up an empty site 打印首次设置用的一次性代码"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the option for starts."""
        parser.add_argument("--start", action="store_true", help="leave a browser alone that is setting up")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the code and where to type it."""
        code = issue_code(actor=SYSTEM, at=timezone.now(), take_over=not options["start"])
        if code is not None:
            self.stdout.write(f"首次设置：打开 {settings.SITE_URL}/setup/ 输入代码 {code}")
            self.stdout.write(f"First run: open {settings.SITE_URL}/setup/ and type {code}")
