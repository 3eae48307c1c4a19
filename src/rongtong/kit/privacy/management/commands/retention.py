"""``retention``: what is older than its time, rule by rule."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from rongtong.kit.privacy.actions.exporting import end_exports
from rongtong.kit.privacy.actions.retaining import run_rule
from rongtong.kit.privacy.retention import rules
from rongtong.lib.actor import SYSTEM


class Command(BaseCommand):
    """A trial unless told otherwise: nothing is disposed of by accident."""

    help = "Count what is older than its time; with --real dispose of it. Runs daily by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--real", action="store_true", help="dispose of it instead of counting only")

    def handle(self, *_args: Any, real: bool, **_options: Any) -> None:
        """Run every rule."""
        at = timezone.now()
        if real:
            end_exports(actor=SYSTEM, at=at)
        for rule in rules():
            run = run_rule(rule=rule, dry=not real, actor=SYSTEM, at=at)
            word = "disposed of" if real else "would be disposed of"
            term = f"older than {run.before:%Y-%m-%d} ({rule.term.months} months)"
            self.stdout.write(f"{rule.name}: {run.count} {word}, {term}")
