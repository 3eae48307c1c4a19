"""The broker that carries nothing: the row in the table is the message, and workers look there."""

from __future__ import annotations

from typing import Any

from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError

OURS = "rongtong.kit.jobs.broker.run_job"


class Table(BaseTaskBackend):
    """The default of ``RONGTONG_BROKER``."""

    supports_defer = True
    supports_priority = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Do nothing for our own jobs; refuse any other task, which would never run (InvalidTaskError)."""
        if task.module_path != OURS:
            raise InvalidTaskError(f"{task.module_path}: declare it with @job and ask for it with enqueue")
        return TaskResult(
            task=task, id=str(args[0]), status=TaskResultStatus.READY, enqueued_at=None, started_at=None,
            finished_at=None, last_attempted_at=None, args=list(args), kwargs=kwargs, backend=self.alias,
            errors=[], worker_ids=[],
        )  # fmt: skip
