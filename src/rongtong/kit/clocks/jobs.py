"""The tick: gives reminders and does what follows."""

from __future__ import annotations

from rongtong.kit.clocks.ticking import tick
from rongtong.kit.jobs import Run, every, job


@every(1)
@job("clocks.tick", retries=0)
def run_tick(run: Run) -> None:
    """Move every clock whose next event is due."""
    tick(at=run.at)
