"""How a worker hears of a job. The row is the truth; a broker only carries its number.

``TASKS["default"]["BACKEND"]`` (``RONGTONG_BROKER``) names any backend of django-tasks. The default carries
nothing: workers look at the table. With another one, its own workers call ``run_job``, and ``work`` still
makes periodic jobs and takes up what a broker lost or a dead worker left.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django_tasks import task

TABLE = "rongtong.kit.jobs.table.Table"


def carries() -> bool:
    """Tell whether another broker than the table carries the jobs."""
    return bool(settings.TASKS["default"]["BACKEND"] != TABLE)


@task()
def run_job(job: int) -> None:
    """Do the job with this number, if it is still to be done: what a broker's worker calls."""
    from rongtong.kit.jobs.worker import work_on

    work_on(job)


def deliver(job: int, due: datetime | None = None) -> None:
    """Hand the number of a job to the broker, to be called at ``due``."""
    run_job.using(run_after=due).enqueue(job) if due else run_job.enqueue(job)
