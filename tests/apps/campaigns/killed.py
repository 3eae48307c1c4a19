"""A process that asks the targets of a campaign and is killed in the middle of a step."""

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

    from rongtong.apps.campaigns.actions import sending
    from rongtong.apps.campaigns.jobs import sending as jobs
    from rongtong.kit.jobs.worker import work_on

    whole, told = sending.tell_address, []

    def dying(*given: Any, **named: Any) -> bool:
        """Write to some; die while the second step is under way."""
        told.append(given)
        if len(told) == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*given, **named)

    sending.tell_address = dying
    jobs.AT_ONCE, jobs.when_to_write = int(sys.argv[3]), lambda at: at
    work_on(int(sys.argv[1]), lasting=timedelta(seconds=1))
