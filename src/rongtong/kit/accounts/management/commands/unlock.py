"""Unlock an account whose owner cannot wait, or who is the operator."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from rongtong.kit.accounts import contacts, queries
from rongtong.kit.accounts.actions.keeping import unlock
from rongtong.lib.actor import SYSTEM
from rongtong.lib.checks import CheckFault


class Command(BaseCommand):
    """Forgets the failed sign-ins of one account; kept in the trail with the reason."""

    help = "Unlock an account 解除一个账号的登录锁定"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address and the reason."""
        parser.add_argument("contact", help="e-mail address or mobile number")
        parser.add_argument("--reason", required=True, help="why, for the audit trail")

    def handle(self, *args: Any, **options: Any) -> None:
        """Unlock, or say that there is no such account."""
        try:
            user = queries.find(contacts.read(options["contact"]))
        except CheckFault as fault:
            raise CommandError(str(fault)) from None
        if user is None:
            raise CommandError("no account has this address")
        unlock(user=user, actor=SYSTEM, at=timezone.now(), reason=options["reason"])
        self.stdout.write(f"unlocked: {user}")
