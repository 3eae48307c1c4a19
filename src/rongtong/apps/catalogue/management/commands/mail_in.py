"""``mail_in``: the doors for mail. ``receive`` reads one from standard input, ``fetch`` asks the mailbox."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from rongtong.apps.catalogue.actions.letters import receive
from rongtong.apps.catalogue.rules.letters import LARGEST
from rongtong.lib.actor import SYSTEM
from rongtong.lib.mailbox import FAULTS, take_new

TRY_AGAIN = 75
"""EX_TEMPFAIL of sysexits.h: the mail server keeps the message and tries again."""


class Command(BaseCommand):
    """A mail server pipes to ``receive``, for instance in /etc/aliases of Postfix."""

    help = "Take a letter from standard input (receive), or what is new in the mailbox (fetch)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("what", choices=("receive", "fetch"), nargs="?", default="receive")

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        """Keep what arrived; the worker reads it."""
        if what == "fetch":
            self.stdout.write(str(self._fetch()))
            return
        raw = sys.stdin.buffer.read(LARGEST + 1)
        if not raw.strip():
            raise CommandError("no message on standard input", returncode=65)
        try:
            letter, fresh = receive(raw=raw, size=len(raw), actor=SYSTEM, at=timezone.now())
        except Error as fault:
            raise CommandError(f"not kept: {fault}", returncode=TRY_AGAIN) from fault
        self.stdout.write(f"{letter.pk} {'kept' if fresh else 'known'}")

    def _fetch(self) -> int:
        if settings.MAIL_IN is None:
            raise CommandError("RONGTONG_MAIL_IN names no mailbox")

        def take(raw: bytes, size: int) -> None:
            receive(raw=raw, size=size, actor=SYSTEM, at=timezone.now())

        try:
            return take_new(settings.MAIL_IN, take, largest=LARGEST)
        except FAULTS as fault:
            raise CommandError(f"the mailbox: {fault}", returncode=TRY_AGAIN) from fault
