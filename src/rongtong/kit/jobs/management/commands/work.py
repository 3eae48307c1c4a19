"""``work``: does background jobs until it is told to stop."""

from __future__ import annotations

import logging
import signal
from argparse import ArgumentParser
from datetime import timedelta
from threading import Event
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils import timezone

from rongtong.kit.jobs.actions.lease import LEASE
from rongtong.kit.jobs.declare import QUEUES
from rongtong.kit.jobs.every import Rounds
from rongtong.kit.jobs.worker import work_on

log = logging.getLogger("rongtong.jobs")


class Command(BaseCommand):
    """Start as many as wanted: they share the table."""

    help = "Do background jobs. SIGTERM lets the present job (or its present step) finish."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--once", action="store_true", help="do what is due, then end")
        parser.add_argument(
            "--idle", type=float, default=1.0, help="seconds between looks when nothing is due"
        )
        parser.add_argument(
            "--lease", type=float, default=LEASE.total_seconds(),
            help="seconds after which a worker that does not answer loses its job",
        )  # fmt: skip
        parser.add_argument(
            "--queue", choices=QUEUES, default="", help="take from this queue only: stay free for it"
        )

    def handle(self, *args: Any, once: bool, idle: float, lease: float, queue: str, **options: Any) -> None:
        """Make the jobs of the clock, then do what is due, again and again."""
        stopping = Event()
        _heed_signals(stopping)
        if not log.hasHandlers():
            logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
        rounds = Rounds()
        while not stopping.is_set():
            if _turn(rounds, stopping, timedelta(seconds=lease), queue):
                continue
            if once:
                return
            stopping.wait(idle)


def _turn(rounds: Rounds, stopping: Event, lasting: timedelta, queue: str) -> bool:
    """Look once; tell whether there was a job. A database that is away for a while is waited for."""
    close_old_connections()
    try:
        rounds.make(at=timezone.now())
        return work_on(stopping=stopping, lasting=lasting, queue=queue) is not None
    except OperationalError as fault:
        log.warning("the database does not answer, trying again: %s", fault)
        return False


def _heed_signals(stopping: Event) -> None:
    def stop(number: int, frame: FrameType | None) -> None:
        log.info("stopping after the present job")
        stopping.set()
        # A second signal ends the process at once; its lease runs out and another worker goes on.
        signal.signal(number, signal.SIG_DFL)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
