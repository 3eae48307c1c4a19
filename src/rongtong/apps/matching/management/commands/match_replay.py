"""``match_replay``: what other weights would have done on the answers people gave."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rongtong.apps.matching.queries.engine import weights
from rongtong.apps.matching.queries.replay import replay
from rongtong_match.messages import say
from rongtong_match.rank.weights import WeightsError, load


class Command(BaseCommand):
    """Rank answered candidates anew; nothing is written."""

    help = "Say what other weights would have done on the stored answers. Nothing is changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--weights", type=Path, help="The weights to try (TOML); without: those in force."
        )
        parser.add_argument("--since", type=date.fromisoformat, help="Answers from this day on (YYYY-MM-DD).")

    def handle(self, **options: Any) -> None:
        """Run the command."""
        try:
            tried = load(options["weights"]) if options["weights"] else weights()
        except WeightsError as fault:
            raise CommandError(say(fault.reason, "en")) from fault
        found = replay(tried, options["since"])
        self.stdout.write(f"weights {tried.version}: {found.needs} needs, {found.answers} answers")
        if found.before is None or found.after is None:
            self.stdout.write("No need has answers of different worth yet: nothing to compare.")
            return
        self.stdout.write(f"nDCG@10 as shown {found.before:.3f}, by these weights {found.after:.3f}")
        self.stdout.write(f"needs ranked better {found.better}, worse {found.worse}")
