"""Work that is done outside a request: kept as rows, taken up again when a worker dies.

Public face: ``job`` and ``every`` declare, ``enqueue`` asks for one, and the function gets a ``Run``.
"""

from rongtong.kit.jobs.actions.enqueue import enqueue
from rongtong.kit.jobs.declare import job
from rongtong.kit.jobs.every import every
from rongtong.kit.jobs.run import Run

__all__ = ["Run", "enqueue", "every", "job"]
