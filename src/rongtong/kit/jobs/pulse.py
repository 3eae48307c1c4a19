"""The pulse of a worker: renews the lease while a job runs, from a thread with its own connection."""

from __future__ import annotations

from datetime import timedelta
from threading import Event, Thread
from types import TracebackType

from django.db import DatabaseError, connection
from django.utils import timezone

from rongtong.kit.jobs.actions import lease
from rongtong.kit.jobs.models import Job


class Pulse:
    """Renews the lease of a job three times in its length, until left.

    A beat that fails is let go: on SQLite the job's own transaction may hold the write lock, and nobody else
    can take the job up then either.
    """

    def __init__(self, job: Job, lasting: timedelta) -> None:
        self._job, self._lasting = job, lasting
        self._over = Event()
        self._thread = Thread(target=self._beat, name="pulse", daemon=True)

    def __enter__(self) -> Pulse:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join(timeout=1)

    def _beat(self) -> None:
        while not self._over.wait(self._lasting.total_seconds() / 3):
            try:
                if not lease.renew(self._job, at=timezone.now(), lease=self._lasting):
                    break
            except DatabaseError:
                continue
            finally:
                connection.close()
