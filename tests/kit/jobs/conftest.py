"""Real worker processes on the test's own database."""

from tests.kit.jobs.processes import start_worker

__all__ = ["start_worker"]
