"""A process that counts a deal and is killed before it commits."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.kit.jobs.site"

if __name__ == "__main__":
    import django

    django.setup()
    from django.utils import timezone

    from rongtong.apps.conversion.actions import counting
    from rongtong.kit.facts.actions import deliver

    def dying(*args: Any, **given: Any) -> None:
        """Die when everything is written and nothing committed."""
        os.kill(os.getpid(), signal.SIGKILL)

    counting.examine = dying
    deliver(int(sys.argv[1]), at=timezone.now())
