"""A process that matches an offer and is killed while it keeps the second need."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.kit.jobs.site"

if __name__ == "__main__":
    import django

    django.setup()
    from datetime import timedelta

    from rongtong.apps.matching.jobs import matching
    from rongtong.kit.jobs.worker import work_on

    whole, done = matching.keep, []

    def dying(**given: Any) -> Any:
        """Keep the first; die in the middle of the second."""
        made = whole(**given)
        done.append(made)
        if len(done) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return made

    matching.keep = dying
    work_on(int(sys.argv[1]), lasting=timedelta(seconds=1))
