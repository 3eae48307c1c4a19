"""``up``: what `make up` runs: prepare, serve, say what to open."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.urls import NoReverseMatch, reverse

from rongtong.site.operations.prepare.sample import Sample
from rongtong.site.operations.processes import site
from rongtong.site.operations.processes.words import say


class Command(BaseCommand):
    """Everything from installed packages to an open site."""

    help = "Prepare the site, make the sample report, then serve until Ctrl-C."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the lock, prepare, serve; Ctrl-C at any point ends with a sentence."""
        lock = site.claim()
        sample = Sample()
        _end_at_once_on_signals(sample)
        if settings.DEMO:
            sample.start()
        call_command("prepare", stdout=sys.stdout)
        self._has_sample = settings.DEMO and sample.finish()
        sys.exit(site.run(lock, self._ready))

    def _ready(self) -> None:
        home = site.address()
        lines = ["", "融通已就绪。 Rongtong is ready.", f"  打开 Open            {home}"]
        if settings.DEMO:
            page = home.rstrip("/") + _demo_page()
            lines.append(f"  一键登录 Sign in     {page}  (演示模式,任选身份 demo mode, any role)")
        if self._has_sample:
            lines.append(f"  撮合样例 Sample      {home.rstrip('/')}{reverse('operations:sample')}")
        lines.append("  停止 Stop            Ctrl-C")
        self.stdout.write("\n".join(lines))
        call_command("setup_code", start=True, stdout=self.stdout)
        self.stdout.flush()


def _end_at_once_on_signals(sample: Sample) -> None:
    """Let Ctrl-C and SIGTERM end the preparation wherever it is.

    Every step can be broken off, even by kill -9; an exception could be swallowed on its way up.
    """

    def end(number: int, frame: FrameType | None) -> None:
        say("interrupted")
        sample.stop()
        os._exit(128 + number)

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)


def _demo_page() -> str:
    try:
        return reverse("site:demo")
    except NoReverseMatch:
        return reverse(settings.LOGIN_URL)
